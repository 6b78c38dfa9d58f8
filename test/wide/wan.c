/*
 * Distance for a private network. Makes a network namespace for each host, with one TUN device in it and no other way
 * out, and carries IP packets between them: each waits for the path's delay, and no host sends or receives faster than
 * its line. So whatever speaks TCP in there meets real round trips and real bottlenecks.
 *
 * usage: wan OWNER < PLAN
 *   OWNER   id of the process with which this one ends, however that ends; 0 for none
 *   PLAN    a line for each host: NAME ADDRESS DELAY RATE
 *           ADDRESS in 10.77.0.0/16; DELAY in ms, from the host to the middle of the network, so a path has that of
 *           both its ends; RATE of the host's line in octets a second, each way by itself
 *
 * The namespaces are called wideID-NAME, where ID is that of this process. It says "ready" when they are there, and
 * removes them when it ends by SIGTERM, SIGINT or with its owner. Needs root, ip (iproute2) and /dev/net/tun.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <err.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum {
  MAX_HOSTS = 256,
  MTU = 8000,         /* Large, so that few packets carry much: the processor is not to be the limit. */
  TURN = 32,          /* Packets taken from one host before the next has its turn. */
  ENDING = MAX_HOSTS, /* What epoll says of the owner and of signals. */
};

/* A packet that would wait longer than this for a line is dropped, as a router with a full queue does. */
static const double LONGEST_QUEUE = 0.25;

/* One direction of a host's line: a packet occupies it for length / rate. */
struct line {
  double rate;
  double free_at;
};

struct host {
  char name[64];
  char address[16];
  double delay;
  struct line up, down;
  int device;
  int has_namespace;
  uint64_t sent, received, dropped;
};

struct packet {
  double due;
  uint64_t order;
  int to;
  int length;
  int on_last_line; /* It has passed the receiver's line, too, and is delivered when due. */
  unsigned char octets[];
};

static struct host hosts[MAX_HOSTS];
static int host_count;
static int index_of[1 << 16]; /* By the last two octets of the address: index + 1. */

/* ---- Packets on their way, the next one due first: a binary heap. ---- */

static struct packet **heap;
static int waiting, room;
static uint64_t orders;

static int before(const struct packet *a, const struct packet *b) {
  return a->due < b->due || (a->due == b->due && a->order < b->order);
}

static void swap(int i, int j) {
  struct packet *kept = heap[i];
  heap[i] = heap[j];
  heap[j] = kept;
}

static void send_on(struct packet *packet, double due) {
  packet->due = due;
  packet->order = orders++;
  if (waiting == room) {
    room = room ? room * 2 : 1024;
    heap = realloc(heap, room * sizeof *heap);
    if (!heap) err(1, "no memory for %d packets", room);
  }
  int i = waiting++;
  heap[i] = packet;
  for (; i > 0 && before(heap[i], heap[(i - 1) / 2]); i = (i - 1) / 2) swap(i, (i - 1) / 2);
}

static struct packet *take_first(void) {
  struct packet *first = heap[0];
  heap[0] = heap[--waiting];
  for (int i = 0;;) {
    int least = i;
    for (int child = 2 * i + 1; child <= 2 * i + 2 && child < waiting; child++)
      if (before(heap[child], heap[least])) least = child;
    if (least == i) return first;
    swap(i, least);
    i = least;
  }
}

/* ---- Hosts ---- */

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

__attribute__((format(printf, 1, 2))) static int run(const char *format, ...) {
  char command[512];
  va_list words;
  va_start(words, format);
  vsnprintf(command, sizeof command, format, words);
  va_end(words);
  return system(command);
}

static void remove_namespaces(void) {
  for (int i = 0; i < host_count; i++)
    if (hosts[i].has_namespace) run("ip netns del wide%d-%s", getpid(), hosts[i].name);
}

static void read_plan(void) {
  double delay, rate;
  struct in_addr address;
  for (int found; host_count < MAX_HOSTS; host_count++) {
    struct host *host = &hosts[host_count];
    found = scanf("%63s %15s %lf %lf", host->name, host->address, &delay, &rate);
    if (found == EOF && host_count > 0) return;
    if (found != 4) errx(2, "line %d of the plan makes no sense", host_count + 1);
    if (inet_pton(AF_INET, host->address, &address) != 1) errx(2, "%s is no address", host->address);
    if (rate <= 0) errx(2, "%s has no line", host->name);
    host->delay = delay / 1000;
    host->up.rate = host->down.rate = rate;
    index_of[ntohl(address.s_addr) & 0xffff] = host_count + 1;
  }
  errx(2, "the plan has %d hosts or more", MAX_HOSTS);
}

/* Leaves this process where it was before. */
static void make_namespace(struct host *host, int home) {
  char place[256];
  struct ifreq request = {.ifr_name = "wan0", .ifr_flags = IFF_TUN | IFF_NO_PI};
  if (run("ip netns add wide%d-%.63s", getpid(), host->name)) errx(1, "no network namespace for %s", host->name);
  host->has_namespace = 1;
  snprintf(place, sizeof place, "/run/netns/wide%d-%.63s", getpid(), host->name);
  int namespace = open(place, O_RDONLY | O_CLOEXEC);
  if (namespace < 0 || setns(namespace, CLONE_NEWNET)) err(1, "%s", place);
  host->device = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
  if (host->device < 0) err(1, "/dev/net/tun");
  if (ioctl(host->device, TUNSETIFF, &request)) err(1, "no TUN device for %s", host->name);
  if (run("ip link set lo up && ip link set wan0 mtu %d txqueuelen 10000 up && ip addr add %s/16 dev wan0", MTU, host->address))
    errx(1, "the device of %s cannot be set up", host->name);
  close(namespace);
  if (setns(home, CLONE_NEWNET)) err(1, "the way back");
}

/* ---- The way of a packet: the sender's line, the delay of both, the receiver's line. ---- */

/* When a packet that comes to the line at this moment has passed it; negative where the queue is too long. */
static double passed(struct line *line, double at, int length) {
  double begun = line->free_at > at ? line->free_at : at;
  if (begun - at > LONGEST_QUEUE) return -1;
  return line->free_at = begun + length / line->rate;
}

static void take_packets(struct host *from) {
  static unsigned char octets[1 << 16];
  for (int i = 0; i < TURN; i++) {
    int length = read(from->device, octets, sizeof octets);
    if (length <= 0) return;
    int ours = length >= 20 && octets[0] >> 4 == 4 && octets[16] == 10 && octets[17] == 77;
    int to = ours ? index_of[octets[18] << 8 | octets[19]] - 1 : -1;
    if (to < 0) continue;
    double left = passed(&from->up, now(), length);
    if (left < 0) {
      from->dropped++;
      continue;
    }
    from->sent += length;
    struct packet *packet = malloc(sizeof *packet + length);
    if (!packet) err(1, "no memory for a packet");
    packet->to = to;
    packet->length = length;
    packet->on_last_line = 0;
    memcpy(packet->octets, octets, length);
    send_on(packet, left + from->delay + hosts[to].delay);
  }
}

static void pass_on(struct packet *packet) {
  struct host *to = &hosts[packet->to];
  if (!packet->on_last_line) {
    double due = passed(&to->down, packet->due, packet->length);
    packet->on_last_line = 1;
    if (due >= 0) return send_on(packet, due);
    to->dropped++;
  } else if (write(to->device, packet->octets, packet->length) > 0) {
    to->received += packet->length;
  }
  free(packet);
}

static int milliseconds_to_wait(void) {
  if (waiting == 0) return -1;
  double seconds = heap[0]->due - now();
  return seconds <= 0 ? 0 : (int)(seconds * 1000) + 1;
}

static void watch(int poll, int file, uint32_t number) {
  struct epoll_event event = {.events = EPOLLIN, .data.u32 = number};
  if (file < 0 || epoll_ctl(poll, EPOLL_CTL_ADD, file, &event)) err(1, "%s", number == ENDING ? "the owner" : "a device");
}

int main(int count, char **words) {
  if (count != 2) errx(2, "usage: wan OWNER < PLAN");
  int poll = epoll_create1(EPOLL_CLOEXEC);
  sigset_t endings;
  sigemptyset(&endings);
  sigaddset(&endings, SIGTERM);
  sigaddset(&endings, SIGINT);
  sigprocmask(SIG_BLOCK, &endings, NULL);
  watch(poll, signalfd(-1, &endings, SFD_CLOEXEC), ENDING);
  if (atoi(words[1]) > 0) watch(poll, (int)syscall(SYS_pidfd_open, atoi(words[1]), 0), ENDING);

  read_plan();
  atexit(remove_namespaces);
  int home = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
  for (int i = 0; i < host_count; i++) {
    make_namespace(&hosts[i], home);
    watch(poll, hosts[i].device, i);
  }
  puts("ready");
  fflush(stdout);

  for (int ends = 0; !ends;) {
    struct epoll_event events[64];
    int happened = epoll_wait(poll, events, 64, milliseconds_to_wait());
    for (int i = 0; i < happened; i++) {
      if (events[i].data.u32 == ENDING) ends = 1;
      else take_packets(&hosts[events[i].data.u32]);
    }
    while (waiting > 0 && heap[0]->due <= now()) pass_on(take_first());
  }
  for (int i = 0; i < host_count; i++)
    fprintf(stderr, "%s sent %.1f MB, received %.1f MB, %lu packets dropped\n", hosts[i].name, hosts[i].sent / 1e6,
            hosts[i].received / 1e6, (unsigned long)hosts[i].dropped);
  return 0;
}
