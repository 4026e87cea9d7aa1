//! Standard output and standard error, as the system gives them.

use std::io::{self, Error, ErrorKind, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// Where something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stream {
    Out,
    Err,
}

/// Whether standard output was closed when the program began.
static CLOSED: AtomicBool = AtomicBool::new(false);

/// Looks for standard output before the runtime opens `/dev/null` in the place of what is closed.
#[cfg(unix)]
#[ctor::ctor]
fn look() {
    let is_open = |path: &str| std::fs::symlink_metadata(path).is_ok();
    CLOSED.store(is_open("/dev/fd") && !is_open("/dev/fd/1"), Ordering::Relaxed);
}

impl Stream {
    /// Writes bytes, all of them or fails.
    pub(super) fn write(self, bytes: &[u8]) -> io::Result<()> {
        if self == Self::Out && CLOSED.load(Ordering::Relaxed) {
            return Err(Error::from(ErrorKind::NotConnected));
        }
        let mut stream = self.open()?;
        stream.write_all(bytes)?;
        stream.flush()
    }

    /// Returns the stream without what the standard library does to it, which takes any failure of one that cannot be
    /// written to for success.
    #[cfg(unix)]
    fn open(self) -> io::Result<std::fs::File> {
        use std::os::fd::AsFd;
        let (out, err) = (io::stdout(), io::stderr());
        let stream = match self {
            Self::Out => out.as_fd(),
            Self::Err => err.as_fd(),
        };
        stream.try_clone_to_owned().map(std::fs::File::from)
    }

    /// Returns the stream, which knows how a console wants its characters.
    #[cfg(not(unix))]
    fn open(self) -> io::Result<Box<dyn Write>> {
        Ok(match self {
            Self::Out => Box::new(io::stdout()),
            Self::Err => Box::new(io::stderr()),
        })
    }
}

/// Returns whether the console shows colours; those of Windows are told to, which old ones cannot.
pub(super) fn obeys_colours() -> bool {
    anstyle_query::windows::enable_ansi_colors() != Some(false) || anstyle_query::term_supports_ansi_color()
}
