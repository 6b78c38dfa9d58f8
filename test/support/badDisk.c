/*
 * A disk that fails on demand, for tests: loaded before libc (LD_PRELOAD) into a node, it makes each sync fail with EIO, and with "full"
 * each write below a folder fail with ENOSPC, for as long as the file BAD_DISK_SWITCH says so. Needs a C compiler; touches nothing else.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/* What the switch says: "sync", "full", or nothing. Read by bare system calls, so that none of the below is asked. */
static int said(const char *word) {
  char text[16] = {0};
  const char *name = getenv("BAD_DISK_SWITCH");
  int file = name ? (int)syscall(SYS_openat, AT_FDCWD, name, O_RDONLY) : -1;
  if (file < 0) return 0;
  syscall(SYS_read, file, text, sizeof text - 1);
  syscall(SYS_close, file);
  return strncmp(text, word, strlen(word)) == 0;
}

static int below(int file) {
  char link[64], path[4096];
  const char *folder = getenv("BAD_DISK_BELOW");
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  return folder && length > 0 && strncmp(path, folder, strlen(folder)) == 0;
}

static int fails(int file, const char *word, int code) {
  int kept = errno;
  if (below(file) && said(word)) return errno = code, 1;
  errno = kept;
  return 0;
}

#define REAL(type, name, ...) ((type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name))
int fsync(int f) { return fails(f, "sync", EIO) ? -1 : REAL(int, fsync, int)(f); }
int fdatasync(int f) { return fails(f, "sync", EIO) ? -1 : REAL(int, fdatasync, int)(f); }
ssize_t write(int f, const void *b, size_t n) { return fails(f, "full", ENOSPC) ? -1 : REAL(ssize_t, write, int, const void *, size_t)(f, b, n); }
ssize_t pwrite(int f, const void *b, size_t n, off_t o) { return fails(f, "full", ENOSPC) ? -1 : REAL(ssize_t, pwrite, int, const void *, size_t, off_t)(f, b, n, o); }
ssize_t pwrite64(int f, const void *b, size_t n, off_t o) { return fails(f, "full", ENOSPC) ? -1 : REAL(ssize_t, pwrite64, int, const void *, size_t, off_t)(f, b, n, o); }
ssize_t pwritev(int f, const struct iovec *v, int n, off_t o) { return fails(f, "full", ENOSPC) ? -1 : REAL(ssize_t, pwritev, int, const struct iovec *, int, off_t)(f, v, n, o); }
ssize_t pwritev64(int f, const struct iovec *v, int n, off_t o) { return fails(f, "full", ENOSPC) ? -1 : REAL(ssize_t, pwritev64, int, const struct iovec *, int, off_t)(f, v, n, o); }
