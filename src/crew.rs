//! Work that is done by several threads at a time.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::diagnostic::Failure;

/// Does the work for each thing, several at a time, and gives the results in the order of the things; of several failures, the first one in
/// that order that was met. After a failure nothing new is begun.
///
/// These are threads of their own. The typesetter divides a document among the threads of the `rayon` pool, and a thread of that pool which
/// waits for the others takes up whatever else is waiting: if that were another document, its stack would grow with each of them.
pub(crate) fn each<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> Result<R, Failure> + Sync) -> Result<Vec<R>, Failure> {
    let next = AtomicUsize::new(0);
    let failed = AtomicBool::new(false);
    let results = Mutex::new(Vec::with_capacity(things.len()));
    let at_work = || {
        while !failed.load(Ordering::Relaxed) {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(thing) = things.get(at) else { break };
            let result = work(thing);
            failed.fetch_or(result.is_err(), Ordering::Relaxed);
            results.lock().unwrap_or_else(PoisonError::into_inner).push((at, result));
        }
    };
    let threads = rayon::current_num_threads().min(things.len());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(at_work);
        }
    });
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.sort_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_things() {
        let things: Vec<usize> = (0..1000).collect();
        assert_eq!(each(&things, |thing| Ok(thing * 2)).unwrap(), things.iter().map(|thing| thing * 2).collect::<Vec<_>>());
        assert_eq!(each(&[] as &[usize], |thing| Ok(*thing)).unwrap(), Vec::<usize>::new());
    }

    #[test]
    fn after_a_failure_nothing_new_is_begun() {
        let begun = AtomicUsize::new(0);
        let things: Vec<usize> = (0..1000).collect();
        let failure = each(&things, |thing| {
            begun.fetch_add(1, Ordering::Relaxed);
            if *thing == 10 { Err(Failure::SamePath { path: thing.to_string() }) } else { Ok(()) }
        });
        assert!(matches!(failure, Err(Failure::SamePath { path }) if path == "10"));
        assert!(begun.load(Ordering::Relaxed) < 1000);
    }
}
