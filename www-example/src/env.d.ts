// The build-time settings this demo understands, all optional.
interface ImportMetaEnv {
  readonly VITE_BASE_URL?: string;
  readonly VITE_CLIENT_ID?: string;
  readonly VITE_SAMPLE_EMAIL?: string;
  readonly VITE_SAMPLE_PASSWORD?: string;
}
