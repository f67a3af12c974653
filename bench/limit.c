/* The least that a site generator does: reads each view, lets libcmark make HTML of it, and writes that in a page.
 *
 *   limit THREADS LAYOUT CONTENT OUTPUT
 *
 * CONTENT is a folder as Tweeluik reads it; OUTPUT does not exist. Links, agreements, lists and search are left out.
 */
#define _GNU_SOURCE
#include <cmark.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { CHUNK = 32, LONGEST = 4096, MOST_THREADS = 64 };

typedef struct {
  char *bytes;
  size_t count;
} Text;

static const char *content, *output;
static Text head, foot;
static char **slugs;
static size_t slug_count;
static atomic_size_t next_slug;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static Text read_file(const char *path) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  struct stat status;
  if (file < 0 || fstat(file, &status)) fail(path);
  Text text = {malloc(status.st_size + 1), 0};
  ssize_t got;
  while ((got = read(file, text.bytes + text.count, status.st_size - text.count)) > 0) text.count += got;
  if (got < 0) fail(path);
  close(file);
  text.bytes[text.count] = 0;
  return text;
}

/* Writes a page: the layout with the HTML in it. */
static void write_page(const char *path, char *html) {
  size_t count = strlen(html);
  struct iovec parts[] = {{head.bytes, head.count}, {html, count}, {foot.bytes, foot.count}};
  int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (file < 0 || writev(file, parts, 3) != (ssize_t)(head.count + count + foot.count)) fail(path);
  close(file);
}

/* Where the text below the front matter begins. */
static const char *body_of(Text text) {
  const char *end = strncmp(text.bytes, "---\n", 4) ? NULL : strstr(text.bytes, "\n---\n");
  return end ? end + 5 : text.bytes;
}

static void make_view(const char *slug, const char *name) {
  char path[LONGEST];
  snprintf(path, sizeof path, "%s/problems/%s/%s", content, slug, name);
  Text text = read_file(path);
  const char *body = body_of(text);
  char *html = cmark_markdown_to_html(body, text.count - (body - text.bytes), CMARK_OPT_DEFAULT);
  snprintf(path, sizeof path, "%s/%s/%.*s.html", output, slug, (int)(strlen(name) - 3), name);
  write_page(path, html);
  free(html);
  free(text.bytes);
}

static void make_problem(const char *slug) {
  char path[LONGEST];
  snprintf(path, sizeof path, "%s/%s", output, slug);
  if (mkdir(path, 0755)) fail(path);
  make_view(slug, "leerkracht.md");
  make_view(slug, "ouder.md");
}

static void *work(void *unused) {
  size_t first;
  while ((first = atomic_fetch_add(&next_slug, CHUNK)) < slug_count)
    for (size_t index = first; index < first + CHUNK && index < slug_count; index++) make_problem(slugs[index]);
  return unused;
}

static void list_problems(void) {
  char path[LONGEST];
  snprintf(path, sizeof path, "%s/problems", content);
  DIR *folder = opendir(path);
  if (!folder) fail(path);
  size_t room = 0;
  for (struct dirent *entry; (entry = readdir(folder));) {
    if (entry->d_name[0] == '.') continue;
    if (slug_count == room) slugs = realloc(slugs, (room = room ? room * 2 : 256) * sizeof *slugs);
    slugs[slug_count++] = strdup(entry->d_name);
  }
  closedir(folder);
}

static void read_layout(const char *path) {
  const char *hole = "@content@";
  head = read_file(path);
  char *place = strstr(head.bytes, hole);
  if (!place) errno = EINVAL, fail(path);
  foot = (Text){place + strlen(hole), head.count - (place - head.bytes) - strlen(hole)};
  head.count = place - head.bytes;
}

int main(int count, char **arguments) {
  int threads = count == 5 ? atoi(arguments[1]) : 0;
  if (threads < 1 || threads > MOST_THREADS) {
    fprintf(stderr, "usage: limit THREADS LAYOUT CONTENT OUTPUT\n");
    return 2;
  }
  read_layout(arguments[2]);
  content = arguments[3], output = arguments[4];
  list_problems();
  if (mkdir(output, 0755)) fail(output);
  pthread_t others[MOST_THREADS];
  for (int index = 1; index < threads; index++)
    if (pthread_create(&others[index], NULL, work, NULL)) fail("a thread");
  work(NULL);
  for (int index = 1; index < threads; index++) pthread_join(others[index], NULL);
  return 0;
}
