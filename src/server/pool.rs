//! The services that answer. Over a state file: several that read, each with a connection of its own, so that calls that read
//! wait for nobody; and one, in a thread of its own, that writes, and keeps by one commit what has come while it was busy with
//! the commit before. Over a state in memory: one, for one call after the other.

use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use tokio::sync::oneshot;

use crate::api::{Embedded, Told, Waiting};
use crate::base::config::Config;
use crate::domain::service::{Service as _, ServiceError};

/// Services that wait for calls.
pub(super) struct Pool {
    config: Config,
    services: Services,
}

enum Services {
    Many {
        twin: Box<dyn Fn() -> Embedded + Send + Sync>,
        idle: Mutex<Vec<Embedded>>,
        writer: Writer,
    },
    /// None after a panic in it, which took the state along.
    One(Mutex<Option<Box<Embedded>>>),
}

/// How many that have nothing to do are kept.
const KEPT: usize = 8;

impl Pool {
    /// Services over the state of this one.
    pub(super) fn new(service: Embedded) -> Self {
        let config = service.config().clone();
        let services = match service.twins() {
            Some(twin) => {
                let writer = Writer::new(twin());
                Services::Many { twin: Box::new(twin), idle: Mutex::new(vec![service]), writer }
            }
            None => Services::One(Mutex::new(Some(Box::new(service)))),
        };
        Self { config, services }
    }

    /// The configuration that the services have.
    pub(super) fn config(&self) -> &Config {
        &self.config
    }

    /// Reads something with a service. One that `work` panics with is not used again.
    ///
    /// # Errors
    /// When there is none left.
    pub(super) fn with<T>(&self, work: impl FnOnce(&mut Embedded) -> T) -> Result<T, ServiceError> {
        match &self.services {
            Services::One(one) => {
                let mut one = lock(one);
                let gone = || ServiceError::Unanswered("The state in memory was lost by an error before.".to_owned());
                let mut service = one.take().ok_or_else(gone)?;
                let done = work(&mut service);
                *one = Some(service);
                Ok(done)
            }
            Services::Many { twin, idle, .. } => {
                let taken = lock(idle).pop();
                let mut service = taken.unwrap_or_else(twin);
                let done = work(&mut service);
                let mut idle = lock(idle);
                if idle.len() < KEPT {
                    idle.push(service);
                }
                Ok(done)
            }
        }
    }

    /// Answers a call that only reads. A refusal is still to be told to the log, by [`Pool::write`].
    ///
    /// # Errors
    /// When there is no service left.
    pub(super) fn read(&self, call: &Waiting) -> Result<Told, ServiceError> {
        self.with(|service| {
            let answer = service.call_unlogged(&call.caller, &call.request());
            Told { answer, reasons: service.reasons() }
        })
    }

    /// Answers a call that writes, after those that came before.
    ///
    /// # Errors
    /// When there is no service left.
    pub(super) async fn write(&self, call: Waiting) -> Result<Told, ServiceError> {
        match &self.services {
            Services::Many { writer, .. } => writer.answer(call).await,
            Services::One(_) => {
                let done = self.with(|service| service.together(call, || None))?.pop();
                done.map(|(_, told)| told).ok_or_else(|| ServiceError::Unanswered("Nothing was done.".to_owned()))
            }
        }
    }
}

/// A call on its way to the thread that writes, and where what it is told goes.
struct Job {
    call: Waiting,
    told: oneshot::Sender<Told>,
}

impl AsRef<Waiting> for Job {
    fn as_ref(&self) -> &Waiting {
        &self.call
    }
}

/// A thread that writes.
struct Writer {
    /// Those that wait.
    queue: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    fn new(service: Embedded) -> Self {
        let (queue, waiting) = mpsc::channel();
        let thread = std::thread::Builder::new().name("write".to_owned()).spawn(move || write(service, &waiting));
        // Without a thread nobody takes what is put into the queue, which is told then.
        Self { queue: Some(queue), thread: thread.ok() }
    }

    async fn answer(&self, call: Waiting) -> Result<Told, ServiceError> {
        let ended = || ServiceError::Unanswered("The thread that writes the state has ended.".to_owned());
        let (told, answer) = oneshot::channel();
        self.queue.as_ref().and_then(|queue| queue.send(Job { call, told }).ok()).ok_or_else(ended)?;
        answer.await.map_err(|_| ended())
    }
}

impl Drop for Writer {
    /// Waits until all are answered.
    fn drop(&mut self) {
        self.queue = None;
        // It has no more to tell than that it ended.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

/// Answers until nobody can ask any more.
fn write(mut service: Embedded, waiting: &Receiver<Job>) {
    while let Ok(first) = waiting.recv() {
        for (Job { told: asker, .. }, told) in service.together(first, || waiting.try_recv().ok()) {
            // Whoever asked may have gone.
            let _ = asker.send(told);
        }
    }
}

/// A panic leaves nothing half done behind these locks: what they guard changes in one step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
