/* Which bytes of a text are letters, blanks and so on, 64 bytes a step.
 *
 * In C, as Swift's vectors compare lane by lane and have no way to make bits of the result: there the same pass takes
 * 20 times as many instructions.
 */
#ifndef QLINT_BYTE_MASKS_H
#define QLINT_BYTE_MASKS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* What 64 bytes are: bit n of each mask speaks of byte n. */
struct qlint_byte_masks {
  uint64_t letters;  /* ASCII letters and bytes beyond ASCII */
  uint64_t capitals; /* A to Z */
  uint64_t blanks;   /* spaces and tabs */
  uint64_t feeds;    /* line feeds */
  uint64_t beyond;   /* bytes beyond ASCII */
  uint64_t words;    /* letters, digits and underscores */
  uint64_t signs;    /* all else but digits and carriage returns: punctuation and control characters */
};

/* Vectors of any width are lowered to what the machine has: SSE2 on x86-64, NEON on ARM. */
typedef uint8_t qlint_lanes __attribute__((ext_vector_type(64)));
typedef int8_t qlint_signed_lanes __attribute__((ext_vector_type(64)));
typedef _Bool qlint_flags __attribute__((ext_vector_type(64)));

/* A macro, as a vector that is passed to a function depends on what the machine has. */
#define QLINT_BITS(comparison) \
  ({ \
    qlint_flags result = __builtin_convertvector((qlint_lanes)(comparison), qlint_flags); \
    uint64_t bits; \
    memcpy(&bits, &result, sizeof bits); \
    bits; \
  })

static inline void qlint_make_block(const uint8_t *bytes, struct qlint_byte_masks *masks) {
  qlint_lanes value;
  memcpy(&value, bytes, sizeof value);
  uint64_t letters = QLINT_BITS((value | 0x20) - 'a' < 26);
  uint64_t beyond = QLINT_BITS((qlint_signed_lanes)value < 0);
  uint64_t blanks = QLINT_BITS((value == ' ') | (value == '\t'));
  uint64_t feeds = QLINT_BITS(value == '\n');
  uint64_t digits = QLINT_BITS(value - '0' < 10);
  uint64_t returns = QLINT_BITS(value == '\r');
  masks->letters = letters | beyond;
  masks->capitals = QLINT_BITS(value - 'A' < 26);
  masks->blanks = blanks;
  masks->feeds = feeds;
  masks->beyond = beyond;
  masks->words = letters | beyond | digits | QLINT_BITS(value == '_');
  masks->signs = ~(letters | beyond | digits | blanks | feeds | returns);
}

/* Fills (count + 63) / 64 masks; the bits behind the last byte are 0. */
static inline void qlint_make_byte_masks(const uint8_t *bytes, size_t count, struct qlint_byte_masks *masks) {
  size_t whole = count / 64;
  for (size_t block = 0; block < whole; block++) qlint_make_block(bytes + block * 64, masks + block);
  size_t rest = count - whole * 64;
  if (rest == 0) return;
  /* Carriage returns have no mask, so nothing is set behind the last byte. */
  uint8_t last[64];
  memset(last, '\r', sizeof last);
  memcpy(last, bytes + whole * 64, rest);
  qlint_make_block(last, masks + whole);
}

#undef QLINT_BITS

#endif
