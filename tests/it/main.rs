//! Tests through the real program: what it reads, writes and says. `tests/README.md` says where a new one goes.

#![expect(clippy::disallowed_methods, reason = "tests read and write files and measure time")]
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by failing")]

mod alone;
mod cases;
mod cli;
mod damaged;
mod families;
mod figures;
mod fuzz;
mod hostile;
mod judgement;
mod killed;
mod links;
mod numbers;
mod pdf;
mod plans;
mod properties;
mod readers;
mod readme;
mod rows;
mod rules;
mod specimen;
mod store;
mod support;
mod twice;
mod words;
