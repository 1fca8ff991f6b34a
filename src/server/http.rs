//! Connections: taking them, their limits, and letting go of them.

use std::convert::Infallible;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::num::NonZero;
use std::sync::Arc;
use std::thread::JoinHandle;

use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use hyper::body::{Body as _, Bytes, Incoming};
use hyper::header::{CONNECTION, HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::runtime::Runtime;
use tokio::sync::{Semaphore, watch};
use tokio::time::{sleep, timeout};

use super::exchange::{Exchange, Received};
use super::patient::Patient;
use super::{Limits, Settings};
use crate::protocol::HttpAnswer;

/// A listener in a thread of its own, and what stops it.
#[derive(Debug)]
pub(super) struct Running {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    /// Listens.
    ///
    /// # Errors
    /// When the address cannot be listened at, or a thread cannot be made.
    pub(super) fn start(settings: &Settings, exchange: Arc<Exchange>) -> io::Result<Self> {
        let listener = TcpListener::bind(settings.address)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let mut runtime = tokio::runtime::Builder::new_multi_thread();
        runtime.worker_threads(workers()).enable_io().enable_time().thread_name("serve");
        let runtime = runtime.build()?;
        let (stop, stopped) = watch::channel(false);
        let limits = settings.limits;
        let thread = std::thread::Builder::new()
            .name("listen".to_owned())
            .spawn(move || run(&runtime, listener, exchange, limits, stopped))?;
        Ok(Self { address, stop, thread: Some(thread) })
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Running {
    /// Waits for the answers under way.
    fn drop(&mut self) {
        let _ = self.stop.send(true);
        // It has no more to tell than that it ended.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

/// How many threads answer: one processor is left to the thread that writes and to clients, which mostly are on the same
/// machine. With a thread for each processor two of them would share one whenever somebody else runs, and a request that is
/// half answered would wait for whole time slices of the other.
fn workers() -> usize {
    let processors = std::thread::available_parallelism().map_or(1, NonZero::get);
    processors.saturating_sub(1).max(1)
}

fn run(
    runtime: &Runtime,
    listener: TcpListener,
    exchange: Arc<Exchange>,
    limits: Limits,
    stopped: watch::Receiver<bool>,
) {
    let places = Arc::new(Semaphore::new(limits.connections));
    runtime.block_on(async {
        let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
        tokio::select! {
            () = accept(&listener, &exchange, limits, &places, &stopped) => {}
            () = stop(stopped.clone()) => {}
        }
        drop(listener);
        // All places are free once all connections are closed.
        let all = u32::try_from(limits.connections).unwrap_or(u32::MAX);
        let _ = timeout(limits.stop_time, places.acquire_many(all)).await;
    });
}

/// Waits for the word to stop.
async fn stop(mut stopped: watch::Receiver<bool>) {
    // Without anybody left to say it, it is as good as said.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

/// Takes connections for ever.
async fn accept(
    listener: &tokio::net::TcpListener,
    exchange: &Arc<Exchange>,
    limits: Limits,
    places: &Arc<Semaphore>,
    stopped: &watch::Receiver<bool>,
) {
    loop {
        let Ok(place) = Arc::clone(places).acquire_owned().await else { return };
        let Ok((stream, _)) = listener.accept().await else {
            // Out of file descriptors, perhaps: some will be free again.
            sleep(std::time::Duration::from_millis(50)).await;
            continue;
        };
        let (exchange, stopped) = (Arc::clone(exchange), stopped.clone());
        tokio::spawn(async move {
            converse(stream, exchange, limits, stopped).await;
            drop(place);
        });
    }
}

/// Answers the requests of one connection until it ends.
async fn converse(stream: TcpStream, exchange: Arc<Exchange>, limits: Limits, stopped: watch::Receiver<bool>) {
    // A small answer would wait for more to come, otherwise.
    let _ = stream.set_nodelay(true);
    let answer = service_fn(move |request| {
        let exchange = Arc::clone(&exchange);
        async move { Ok::<_, Infallible>(answer(request, exchange, limits).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        // Who has no more to say may still listen.
        .half_close(true)
        .header_read_timeout(limits.head_time)
        .max_buf_size(limits.head_bytes.max(8192))
        .max_headers(limits.headers)
        .serve_connection(TokioIo::new(Patient::new(stream, limits.write_time)), answer);
    let mut connection = std::pin::pin!(connection);
    // What goes wrong with a connection is the client's business.
    tokio::select! {
        _ = connection.as_mut() => {}
        () = stop(stopped) => {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
    }
}

async fn answer(request: Request<Incoming>, exchange: Arc<Exchange>, limits: Limits) -> Response<Full<Bytes>> {
    let (head, body) = request.into_parts();
    let mut received = Received {
        method: head.method.as_str().to_owned(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers: Vec::with_capacity(head.headers.len()),
        body: Vec::new(),
    };
    for name in head.headers.keys() {
        let values = head.headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
        received.headers.push((name.as_str().to_owned(), values.collect::<Vec<_>>().join(",")));
    }
    // A proxy's form of a request says in its target, too, where it goes.
    if let Some(authority) = head.uri.authority() {
        match received.headers.iter_mut().find(|(name, _)| name == "host") {
            Some((_, host)) if host == authority.as_str() => {}
            Some((_, host)) => host.extend([",", authority.as_str()]),
            None => received.headers.push(("host".to_owned(), authority.as_str().to_owned())),
        }
    }
    // Who asks first whether it may send so much is told no, and not asked to.
    let least = usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX);
    if least > limits.body_bytes {
        return last(StatusCode::PAYLOAD_TOO_LARGE);
    }
    match timeout(limits.body_time, Limited::new(body, limits.body_bytes).collect()).await {
        Ok(Ok(body)) => received.body = body.to_bytes().into(),
        Ok(Err(error)) if error.is::<LengthLimitError>() => {
            return last(StatusCode::PAYLOAD_TOO_LARGE);
        }
        Ok(Err(_)) => return last(StatusCode::BAD_REQUEST),
        Err(_) => return last(StatusCode::REQUEST_TIMEOUT),
    }
    response(exchange.answer_soon(&received).await)
}

/// An answer to what cannot be read to its end, which is the last on its connection.
fn last(status: StatusCode) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::default());
    *response.status_mut() = status;
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    response
}

fn response(answer: HttpAnswer) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(answer.body)));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in answer.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::from_bytes(value.as_bytes())) {
            response.headers_mut().append(name, value);
        }
    }
    response
}
