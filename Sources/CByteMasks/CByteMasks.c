#include "CByteMasks.h"

#include <string.h>

/* Two passes, each over whole blocks of 64 bytes: one for each kind of machine. */
typedef void qlint_masks_pass(
  const uint8_t *bytes, size_t blocks, const struct qlint_byte_set *sets, struct qlint_byte_masks *masks);
/* Reads QLINT_STARTS - 1 bytes more than the blocks have. */
typedef void qlint_starts_pass(
  const uint8_t *bytes, size_t blocks, const struct qlint_word_starts *starts, uint64_t *masks);

#if defined(__aarch64__)

#include <arm_neon.h>

/* The highest bits of 64 bytes that are 0 or 255. */
static inline uint64_t qlint_bits(uint8x16_t a, uint8x16_t b, uint8x16_t c, uint8x16_t d) {
  const uint8x16_t weights = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t low = vpaddq_u8(vandq_u8(a, weights), vandq_u8(b, weights));
  uint8x16_t high = vpaddq_u8(vandq_u8(c, weights), vandq_u8(d, weights));
  uint8x16_t all = vpaddq_u8(low, high);
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(all, all)), 0);
}

static void qlint_masks_pass_neon(
  const uint8_t *bytes, size_t blocks, const struct qlint_byte_set *sets, struct qlint_byte_masks *masks) {
  const uint8x16_t row_bits = {1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0};
  for (size_t block = 0; block < blocks; block++) {
    uint8x16_t columns[4], rows[4], beyond[4];
    for (int part = 0; part < 4; part++) {
      uint8x16_t value = vld1q_u8(bytes + block * 64 + part * 16);
      columns[part] = vandq_u8(value, vdupq_n_u8(15));
      rows[part] = vqtbl1q_u8(row_bits, vshrq_n_u8(value, 4));
      beyond[part] = vcgeq_u8(value, vdupq_n_u8(128));
    }
    masks[block].beyond = qlint_bits(beyond[0], beyond[1], beyond[2], beyond[3]);
    for (int set = 0; set < QLINT_SETS; set++) {
      uint8x16_t table = vld1q_u8(sets[set].rows);
      uint8x16_t found[4];
      for (int part = 0; part < 4; part++) found[part] = vtstq_u8(vqtbl1q_u8(table, columns[part]), rows[part]);
      masks[block].sets[set] = qlint_bits(found[0], found[1], found[2], found[3]);
    }
  }
}

static void qlint_starts_pass_neon(
  const uint8_t *bytes, size_t blocks, const struct qlint_word_starts *starts, uint64_t *masks) {
  for (size_t block = 0; block < blocks; block++) {
    uint8x16_t found[4];
    for (int part = 0; part < 4; part++) {
      uint8x16_t buckets = vdupq_n_u8(255);
      for (int byte = 0; byte < QLINT_STARTS; byte++) {
        uint8x16_t value = vld1q_u8(bytes + block * 64 + part * 16 + byte);
        uint8x16_t low = vqtbl1q_u8(vld1q_u8(starts->low[byte]), vandq_u8(value, vdupq_n_u8(15)));
        uint8x16_t high = vqtbl1q_u8(vld1q_u8(starts->high[byte]), vshrq_n_u8(value, 4));
        buckets = vandq_u8(buckets, vandq_u8(low, high));
      }
      found[part] = vtstq_u8(buckets, buckets);
    }
    masks[block] = qlint_bits(found[0], found[1], found[2], found[3]);
  }
}

static qlint_masks_pass *qlint_choose_masks_pass(void) { return qlint_masks_pass_neon; }
static qlint_starts_pass *qlint_choose_starts_pass(void) { return qlint_starts_pass_neon; }

#else

static void qlint_masks_pass_plain(
  const uint8_t *bytes, size_t blocks, const struct qlint_byte_set *sets, struct qlint_byte_masks *masks) {
  memset(masks, 0, blocks * sizeof *masks);
  for (size_t index = 0; index < blocks * 64; index++) {
    struct qlint_byte_masks *block = masks + index / 64;
    uint8_t byte = bytes[index];
    if (byte >= 128) {
      block->beyond |= UINT64_C(1) << index % 64;
      continue;
    }
    for (int set = 0; set < QLINT_SETS; set++) {
      block->sets[set] |= (uint64_t)(sets[set].rows[byte % 16] >> byte / 16 & 1) << index % 64;
    }
  }
}

static void qlint_starts_pass_plain(
  const uint8_t *bytes, size_t blocks, const struct qlint_word_starts *starts, uint64_t *masks) {
  memset(masks, 0, blocks * sizeof *masks);
  for (size_t index = 0; index < blocks * 64; index++) {
    uint8_t buckets = 255;
    for (int byte = 0; byte < QLINT_STARTS; byte++) {
      uint8_t value = bytes[index + byte];
      buckets &= starts->low[byte][value % 16] & starts->high[byte][value / 16];
    }
    if (buckets != 0) masks[index / 64] |= UINT64_C(1) << index % 64;
  }
}

#if defined(__x86_64__)

#include <immintrin.h>

__attribute__((target("avx2"))) static inline uint64_t qlint_bits(__m256i low, __m256i high) {
  return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

/* 16 bytes for each half, as a look-up does not cross them. */
__attribute__((target("avx2"))) static inline __m256i qlint_table(const uint8_t *bytes) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)bytes));
}

__attribute__((target("avx2"))) static inline __m256i qlint_high_halves(__m256i value) {
  return _mm256_and_si256(_mm256_srli_epi16(value, 4), _mm256_set1_epi8(15));
}

__attribute__((target("avx2"))) static void qlint_masks_pass_avx2(
  const uint8_t *bytes, size_t blocks, const struct qlint_byte_set *sets, struct qlint_byte_masks *masks) {
  /* Beyond ASCII all bits: a look-up gives 0 there. */
  const uint8_t row_bits[16] = {1, 2, 4, 8, 16, 32, 64, 128, 255, 255, 255, 255, 255, 255, 255, 255};
  __m256i tables[QLINT_SETS];
  for (int set = 0; set < QLINT_SETS; set++) tables[set] = qlint_table(sets[set].rows);
  for (size_t block = 0; block < blocks; block++) {
    __m256i low = _mm256_loadu_si256((const __m256i *)(bytes + block * 64));
    __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + block * 64 + 32));
    __m256i low_rows = _mm256_shuffle_epi8(qlint_table(row_bits), qlint_high_halves(low));
    __m256i high_rows = _mm256_shuffle_epi8(qlint_table(row_bits), qlint_high_halves(high));
    masks[block].beyond = qlint_bits(low, high);
    for (int set = 0; set < QLINT_SETS; set++) {
      __m256i in_low = _mm256_and_si256(_mm256_shuffle_epi8(tables[set], low), low_rows);
      __m256i in_high = _mm256_and_si256(_mm256_shuffle_epi8(tables[set], high), high_rows);
      masks[block].sets[set] =
        qlint_bits(_mm256_cmpeq_epi8(in_low, low_rows), _mm256_cmpeq_epi8(in_high, high_rows));
    }
  }
}

__attribute__((target("avx2"))) static inline __m256i qlint_buckets(
  const uint8_t *bytes, const struct qlint_word_starts *starts) {
  __m256i buckets = _mm256_set1_epi8(-1);
  for (int byte = 0; byte < QLINT_STARTS; byte++) {
    __m256i value = _mm256_loadu_si256((const __m256i *)(bytes + byte));
    __m256i low = _mm256_shuffle_epi8(qlint_table(starts->low[byte]), value);
    __m256i high = _mm256_shuffle_epi8(qlint_table(starts->high[byte]), qlint_high_halves(value));
    buckets = _mm256_and_si256(buckets, _mm256_and_si256(low, high));
  }
  return buckets;
}

__attribute__((target("avx2"))) static void qlint_starts_pass_avx2(
  const uint8_t *bytes, size_t blocks, const struct qlint_word_starts *starts, uint64_t *masks) {
  const __m256i none = _mm256_setzero_si256();
  for (size_t block = 0; block < blocks; block++) {
    __m256i low = qlint_buckets(bytes + block * 64, starts);
    __m256i high = qlint_buckets(bytes + block * 64 + 32, starts);
    masks[block] = ~qlint_bits(_mm256_cmpeq_epi8(low, none), _mm256_cmpeq_epi8(high, none));
  }
}

static qlint_masks_pass *qlint_choose_masks_pass(void) {
  return __builtin_cpu_supports("avx2") ? qlint_masks_pass_avx2 : qlint_masks_pass_plain;
}
static qlint_starts_pass *qlint_choose_starts_pass(void) {
  return __builtin_cpu_supports("avx2") ? qlint_starts_pass_avx2 : qlint_starts_pass_plain;
}

#else

static qlint_masks_pass *qlint_choose_masks_pass(void) { return qlint_masks_pass_plain; }
static qlint_starts_pass *qlint_choose_starts_pass(void) { return qlint_starts_pass_plain; }

#endif
#endif

void qlint_make_byte_masks(
  const uint8_t *bytes, size_t count, const struct qlint_byte_set *sets, struct qlint_byte_masks *masks) {
  qlint_masks_pass *pass = qlint_choose_masks_pass();
  size_t whole = count / 64;
  size_t rest = count % 64;
  pass(bytes, whole, sets, masks);
  if (rest == 0) return;
  uint8_t last[64] = {0};
  memcpy(last, bytes + whole * 64, rest);
  pass(last, 1, sets, masks + whole);
  uint64_t kept = (UINT64_C(1) << rest) - 1;
  masks[whole].beyond &= kept;
  for (int set = 0; set < QLINT_SETS; set++) masks[whole].sets[set] &= kept;
}

void qlint_find_word_starts(
  const uint8_t *bytes, size_t count, const struct qlint_word_starts *starts, uint64_t *masks) {
  qlint_starts_pass *pass = qlint_choose_starts_pass();
  /* A block of which the bytes behind it can be read, too. */
  size_t whole = count >= QLINT_STARTS ? (count - (QLINT_STARTS - 1)) / 64 : 0;
  pass(bytes, whole, starts, masks);
  for (size_t block = whole; block * 64 < count; block++) {
    size_t rest = count - block * 64;
    uint8_t last[64 + QLINT_STARTS - 1] = {0};
    memcpy(last, bytes + block * 64, rest < sizeof last ? rest : sizeof last);
    pass(last, 1, starts, masks + block);
  }
}
