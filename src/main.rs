//! The `agendum` program.

fn main() {}
