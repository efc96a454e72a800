// Ends a program by SIGKILL in front of a chosen change to the file system. Loaded by LD_PRELOAD; `tests/it/killed.rs` compiles it.
//
// KILL_BEFORE   the number of the change, from 1; 0 or nothing lets the program end by itself
// KILL_COUNT    the file that is told, when the program ends by itself, how many changes it made
//
// A write to a file is two changes, so that a program can also be ended when half of the bytes are there. System calls that a program
// makes without libc are not seen. Ended in front of the next change that is seen, the program leaves what such a call made.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long changes;
static long kill_before;

__attribute__((constructor)) static void begin(void) {
  const char *number = getenv("KILL_BEFORE");
  kill_before = number ? atol(number) : 0;
}

// What it writes itself is not counted: the count is taken first.
__attribute__((destructor)) static void end(void) {
  long made = atomic_load(&changes);
  const char *path = getenv("KILL_COUNT");
  FILE *file = path ? fopen(path, "w") : NULL;
  if (file) {
    fprintf(file, "%ld\n", made);
    fclose(file);
  }
}

static void change(void) {
  if (atomic_fetch_add(&changes, 1) + 1 == kill_before) kill(getpid(), SIGKILL);
}

// Standard streams are no change, wherever they lead.
static int is_file(int fd) {
  struct stat status;
  return fd > STDERR_FILENO && fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
}

// Whether the next change is the one that is not made.
static int is_last(void) { return atomic_load(&changes) + 1 == kill_before; }

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

// A call that always is a change.
#define CHANGE(type, name, parameters, arguments) \
  type name parameters {                          \
    change();                                     \
    return REAL(name) arguments;                  \
  }

// A call that opens a file: a change when the file may be made, emptied or written.
#define OPEN(name, parameters, ...)                                     \
  int name parameters {                                                 \
    mode_t mode = 0;                                                    \
    if (flags & (O_CREAT | __O_TMPFILE)) {                              \
      va_list more;                                                     \
      va_start(more, flags);                                            \
      mode = va_arg(more, mode_t);                                      \
      va_end(more);                                                     \
    }                                                                   \
    if (flags & (O_CREAT | O_TRUNC | O_WRONLY | O_RDWR)) change();      \
    return REAL(name)(__VA_ARGS__, flags, mode);                        \
  }

// A call that writes to a file: `half` does so with the first half of the bytes.
#define WRITE(name, parameters, arguments, half) \
  ssize_t name parameters {                      \
    if (is_file(fd)) {                           \
      change();                                  \
      if (is_last()) half;                       \
      change();                                  \
    }                                            \
    return REAL(name) arguments;                 \
  }

OPEN(open, (const char *path, int flags, ...), path)
OPEN(open64, (const char *path, int flags, ...), path)
OPEN(openat, (int folder, const char *path, int flags, ...), folder, path)
OPEN(openat64, (int folder, const char *path, int flags, ...), folder, path)
CHANGE(int, creat, (const char *path, mode_t mode), (path, mode))
CHANGE(int, creat64, (const char *path, mode_t mode), (path, mode))

WRITE(write, (int fd, const void *bytes, size_t size), (fd, bytes, size), (void)!REAL(write)(fd, bytes, size / 2))
WRITE(pwrite, (int fd, const void *bytes, size_t size, off_t at), (fd, bytes, size, at), (void)!REAL(pwrite)(fd, bytes, size / 2, at))
WRITE(pwrite64, (int fd, const void *bytes, size_t size, off64_t at), (fd, bytes, size, at), (void)!REAL(pwrite64)(fd, bytes, size / 2, at))
WRITE(writev, (int fd, const struct iovec *parts, int count), (fd, parts, count), (void)!REAL(writev)(fd, parts, count / 2))
WRITE(copy_file_range, (int from, off64_t *from_at, int fd, off64_t *at, size_t size, unsigned flags), (from, from_at, fd, at, size, flags),
      (void)!REAL(copy_file_range)(from, from_at, fd, at, size / 2, flags))
WRITE(sendfile, (int fd, int from, off_t *at, size_t size), (fd, from, at, size), (void)!REAL(sendfile)(fd, from, at, size / 2))
WRITE(sendfile64, (int fd, int from, off64_t *at, size_t size), (fd, from, at, size), (void)!REAL(sendfile64)(fd, from, at, size / 2))

CHANGE(int, rename, (const char *from, const char *to), (from, to))
CHANGE(int, renameat, (int one, const char *from, int other, const char *to), (one, from, other, to))
CHANGE(int, renameat2, (int one, const char *from, int other, const char *to, unsigned flags), (one, from, other, to, flags))
CHANGE(int, unlink, (const char *path), (path))
CHANGE(int, unlinkat, (int folder, const char *path, int flags), (folder, path, flags))
CHANGE(int, rmdir, (const char *path), (path))
CHANGE(int, mkdir, (const char *path, mode_t mode), (path, mode))
CHANGE(int, mkdirat, (int folder, const char *path, mode_t mode), (folder, path, mode))
CHANGE(int, link, (const char *from, const char *to), (from, to))
CHANGE(int, linkat, (int one, const char *from, int other, const char *to, int flags), (one, from, other, to, flags))
CHANGE(int, symlink, (const char *to, const char *path), (to, path))
CHANGE(int, symlinkat, (const char *to, int folder, const char *path), (to, folder, path))
CHANGE(int, truncate, (const char *path, off_t size), (path, size))
CHANGE(int, ftruncate, (int fd, off_t size), (fd, size))
CHANGE(int, ftruncate64, (int fd, off64_t size), (fd, size))
CHANGE(int, fsync, (int fd), (fd))
CHANGE(int, fdatasync, (int fd), (fd))
CHANGE(int, chmod, (const char *path, mode_t mode), (path, mode))
CHANGE(int, fchmod, (int fd, mode_t mode), (fd, mode))
CHANGE(int, fchmodat, (int folder, const char *path, mode_t mode, int flags), (folder, path, mode, flags))
