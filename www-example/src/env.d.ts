// The build-time settings this demo understands, all optional. Without those of a platform the sandbox is it.
interface ImportMetaEnv {
  readonly VITE_SANDBOX_URL?: string;
  readonly VITE_ELASTIC_PATH_URL?: string;
  readonly VITE_ELASTIC_PATH_CLIENT_ID?: string;
  /** The id of a sales channel: with it the platform's own hosts are spoken to. */
  readonly VITE_COMMERCE_LAYER_CLIENT_ID?: string;
  readonly VITE_COMMERCE_LAYER_SCOPE?: string;
  readonly VITE_SAMPLE_EMAIL?: string;
  readonly VITE_SAMPLE_PASSWORD?: string;
}
