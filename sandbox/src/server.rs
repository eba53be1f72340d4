//! Takes connections and hands their requests to the routes. Unlike axum's own server it can close
//! a connection without an answer, which is what a dropped request looks like.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::Duration;

use axum::Router;
use axum::middleware::from_fn_with_state;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinSet;

use crate::faults::{BrokenOff, HangUp};
use crate::settings::Settings;
use crate::state::Shared;
use crate::{commerce_layer, control, elastic_path, wire};

/// Serves a freshly seeded sandbox until `stop` is done.
pub async fn serve(listener: TcpListener, settings: Settings, stop: impl Future<Output = ()>) {
    let shared = Shared::new(settings);
    let router = elastic_path::routes(&shared)
        .merge(control::routes())
        .merge(commerce_layer::routes())
        .layer(from_fn_with_state(shared.clone(), wire::around))
        .with_state(shared);
    // Dropping the set ends every connection at once.
    let mut connections = JoinSet::new();
    tokio::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => return,
            accepted = listener.accept() => {
                match accepted {
                    Ok((stream, _)) => {
                        connections.spawn(answer(stream, router.clone()));
                    }
                    // Out of sockets, most likely: some will be free in a moment.
                    Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
                }
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn answer(stream: TcpStream, router: Router) {
    // A refusal leaves small packets a little later; no reason to give up the connection.
    let _ = stream.set_nodelay(true);
    let routes = TowerToHyperService::new(router);
    let or_hang_up = service_fn(move |request: Request<Incoming>| {
        let answered = routes.call(request);
        async move {
            let response: Response<_> = answered.await?;
            match response.extensions().get::<HangUp>() {
                Some(_) => Err(BrokenOff),
                None => Ok(response),
            }
        }
    });
    // A broken connection is the client's affair, or was ordered.
    let _ = http1::Builder::new()
        .serve_connection(TokioIo::new(stream), or_hang_up)
        .await;
}

/// A sandbox on a free loopback port, in a thread of its own. It ends when this is dropped.
pub struct RunningSandbox {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl RunningSandbox {
    /// Starts a sandbox that answers as the settings say.
    pub fn start(settings: Settings) -> io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let (stop, stopped) = oneshot::channel();
        let (tell, listening) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            runtime.block_on(async move {
                let listener = match TcpListener::bind(("127.0.0.1", 0)).await {
                    Ok(listener) => listener,
                    Err(error) => {
                        let _ = tell.send(Err(error));
                        return;
                    }
                };
                let _ = tell.send(listener.local_addr());
                let stop = async move {
                    let _ = stopped.await;
                };
                serve(listener, settings, stop).await;
            });
        });
        let address = listening.recv().map_err(io::Error::other)??;
        Ok(Self {
            address,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// Where it listens, such as `http://127.0.0.1:49152`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for RunningSandbox {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
