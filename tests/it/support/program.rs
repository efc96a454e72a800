//! The program, run as a person would run it.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Longest that one run may take before it counts as hanging.
const LONGEST: Duration = Duration::from_secs(300);

/// A run of the program that has not begun. Its environment is empty, so that no locale, colour or CI variable of the machine reaches it.
#[must_use = "a run begins with `run`"]
pub(crate) struct Agendum {
    command: Command,
}

/// What came of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// The exit code; -1 when a signal ended the program.
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Agendum {
    /// The program, started in a folder.
    pub(crate) fn within(folder: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_agendum"));
        command.env_clear().current_dir(folder).stdin(Stdio::null());
        Self { command }
    }

    pub(crate) fn args<S: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = S>) -> Self {
        self.command.args(arguments);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Ends the program when it asks for more memory, in kilobytes.
    pub(crate) fn memory(mut self, most: u64) -> Self {
        let mut limited = Command::new("sh");
        limited.args(["-c", &format!("ulimit -v {most}; exec \"$@\""), "sh"]).arg(self.command.get_program()).args(self.command.get_args());
        limited.env_clear().env("PATH", "/usr/bin:/bin").stdin(Stdio::null());
        limited.current_dir(self.command.get_current_dir().expect("a run has a folder"));
        self.command = limited;
        self
    }

    /// Runs it as somebody with no more rights than the files give everybody: a superuser may read and write everything. The program and the
    /// folder are made open to that user; whoever is no superuser runs it as they are.
    #[cfg(unix)]
    pub(crate) fn without_privilege(mut self) -> Self {
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        let folder = self.command.get_current_dir().expect("a run has a folder").to_owned();
        if std::fs::metadata("/proc/self").map(|process| process.uid()).unwrap_or(1) != 0 {
            return self;
        }
        let program = folder.join("agendum-program");
        // Copied by another process: a file that this one has open for writing cannot be run by a child that another thread makes meanwhile.
        assert!(Command::new("cp").arg(self.command.get_program()).arg(&program).status().unwrap().success());
        for open in [&folder, &program] {
            std::fs::set_permissions(open, std::fs::Permissions::from_mode(0o755)).unwrap();
        }
        let mut lowered = Command::new("setpriv");
        lowered.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&program).args(self.command.get_args());
        lowered.env_clear().env("PATH", "/usr/bin:/bin").stdin(Stdio::null()).current_dir(folder);
        self.command = lowered;
        self
    }

    /// Runs it to its end.
    #[track_caller]
    pub(crate) fn run(mut self) -> Outcome {
        let (mut stdout, mut stderr) = (tempfile::tempfile().unwrap(), tempfile::tempfile().unwrap());
        self.command.stdout(stdout.try_clone().unwrap()).stderr(stderr.try_clone().unwrap());
        let began = Instant::now();
        let mut child = self.command.spawn().expect("the program starts");
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            if began.elapsed() > LONGEST {
                child.kill().unwrap();
                child.wait().unwrap();
                panic!("the program was still running after {:?}: {:?}", LONGEST, self.command);
            }
            std::thread::sleep(Duration::from_millis(2));
        };
        Outcome { code: status.code().unwrap_or(-1), stdout: whole(&mut stdout), stderr: whole(&mut stderr) }
    }
}

fn whole(file: &mut File) -> String {
    let mut bytes = Vec::new();
    file.rewind().unwrap();
    file.read_to_end(&mut bytes).unwrap();
    String::from_utf8(bytes).expect("the program speaks UTF-8")
}

impl Outcome {
    /// Fails the test unless the program ended with this code.
    #[track_caller]
    pub(crate) fn ended_with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "\n--- stdout\n{}\n--- stderr\n{}", self.stdout, self.stderr);
        self
    }

    /// Fails the test unless standard error says this.
    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Self {
        assert!(self.stderr.contains(words), "not said: {words}\n--- stderr\n{}", self.stderr);
        self
    }
}
