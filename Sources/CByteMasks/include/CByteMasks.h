/* Which bytes of a text are in which sets, and where words may begin, 64 bytes a step.
 *
 * In C, as Swift has no words for the vector instructions that look a byte up in a table (AVX2, NEON) nor for making
 * bits of a vector: lane by lane the same takes 20 times as many instructions. What the machine has is asked at run
 * time; without either, bytes are looked at one by one, with the same result.
 */
#ifndef QLINT_BYTE_MASKS_H
#define QLINT_BYTE_MASKS_H

#include <stddef.h>
#include <stdint.h>

/* A set of ASCII bytes: byte 16 * row + column is in it if that bit of rows[column] is set, row 0 being the lowest. */
struct qlint_byte_set {
  uint8_t rows[16];
};

enum { QLINT_SETS = 13 };

/* Which of 64 bytes are what: bit n of each mask speaks of byte n. */
struct qlint_byte_masks {
  uint64_t beyond; /* bytes beyond ASCII */
  uint64_t sets[QLINT_SETS];
};

/* Fills (count + 63) / 64 masks; the bits behind the last byte are 0.
 * sets: QLINT_SETS of them.
 */
void qlint_make_byte_masks(
  const uint8_t *bytes, size_t count, const struct qlint_byte_set *sets, struct qlint_byte_masks *masks);

enum { QLINT_STARTS = 4 };

/* The first QLINT_STARTS bytes of words, in eight buckets: byte x may be byte n of a word of bucket k if bit k is set
 * in both low[n][x % 16] and high[n][x / 16]. The search of Hyperscan ("Teddy").
 */
struct qlint_word_starts {
  uint8_t low[QLINT_STARTS][16];
  uint8_t high[QLINT_STARTS][16];
};

/* Fills (count + 63) / 64 masks of where bytes stand that may begin a word; there may be more of them than words.
 * Behind the last byte stand bytes of 0.
 */
void qlint_find_word_starts(
  const uint8_t *bytes, size_t count, const struct qlint_word_starts *starts, uint64_t *masks);

#endif
