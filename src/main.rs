//! The `agendum` program.

fn main() -> std::process::ExitCode {
    agendum::cli::run()
}
