/*
 * The least that a client of PC/SC does: connects to a reader's card in shared mode, and for each line
 * "ROUNDS COMMAND-IN-HEX" of standard input sends the command so often, one after the other, and prints
 * how long each exchange took, in nanoseconds, one a line. ./bench compiles it and compares with it.
 *
 * Prototypes, types and values are those of winscard.h on Linux, where DWORD and LONG are long.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef unsigned long DWORD;
typedef long LONG;
typedef struct { DWORD protocol, length; } IO_REQUEST;

enum { SCOPE_SYSTEM = 2, SHARE_SHARED = 2, PROTOCOL_ANY = 3, LEAVE_CARD = 0 };

LONG SCardEstablishContext(DWORD scope, const void *reserved1, const void *reserved2, LONG *context);
LONG SCardReleaseContext(LONG context);
LONG SCardConnect(LONG context, const char *reader, DWORD mode, DWORD protocols, LONG *card, DWORD *protocol);
LONG SCardDisconnect(LONG card, DWORD disposition);
LONG SCardTransmit(LONG card, const IO_REQUEST *request, const unsigned char *command, DWORD length,
                   IO_REQUEST *received, unsigned char *answer, DWORD *answer_length);

static unsigned char answer[65538];

static void check(const char *function, LONG code) {
  if (code != 0) {
    fprintf(stderr, "%s returned %08lX\n", function, code & 0xFFFFFFFF);
    exit(1);
  }
}

static long long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

int main(int count, char **arguments) {
  LONG context, card;
  IO_REQUEST request = {0, sizeof request};
  char hex[1024];
  int rounds;

  if (count != 2) {
    fprintf(stderr, "usage: roundtrip READER\n");
    return 2;
  }
  check("SCardEstablishContext", SCardEstablishContext(SCOPE_SYSTEM, NULL, NULL, &context));
  check("SCardConnect", SCardConnect(context, arguments[1], SHARE_SHARED, PROTOCOL_ANY, &card, &request.protocol));
  while (scanf("%d %1023s", &rounds, hex) == 2) {
    unsigned char command[512];
    DWORD length = strlen(hex) / 2;
    for (DWORD i = 0; i < length; i++) {
      sscanf(hex + 2 * i, "%2hhx", &command[i]);
    }
    for (int i = 0; i < rounds; i++) {
      DWORD received = sizeof answer;
      long long start = now();
      LONG code = SCardTransmit(card, &request, command, length, NULL, answer, &received);
      long long end = now();
      check("SCardTransmit", code);
      if (received < 2 || answer[received - 2] != 0x90) {
        fprintf(stderr, "the card refused a command\n");
        return 1;
      }
      printf("%lld\n", end - start);
    }
    fflush(stdout);
  }
  check("SCardDisconnect", SCardDisconnect(card, LEAVE_CARD));
  check("SCardReleaseContext", SCardReleaseContext(context));
  return 0;
}
