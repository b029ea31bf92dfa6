// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/version.hpp>

/// The instruction set this file is compiled for, and the few attributes that depend on the compiler.

#if defined(__FAST_MATH__) || __FINITE_MATH_ONLY__ || defined(__ASSOCIATIVE_MATH__) || defined(__RECIPROCAL_MATH__)
#error "outlay: -ffast-math (also -Ofast and its parts) changes answers from build to build: compile without it"
#endif

#if defined(__FLT_EVAL_METHOD__) && __FLT_EVAL_METHOD__ != 0
#error "outlay: double has extra digits here (x87), so answers would differ: compile with -msse2 -mfpmath=sse"
#endif

#if defined(min) || defined(max)
#error "outlay: min and max are macros here: undefine them above this include (on Windows, define NOMINMAX)"
#endif

#if !defined(__GNUC__)
#error "outlay: the lanes of a pack are compiler vectors; g++ (12 or later) or clang (14 or later) is needed"
#endif

// 1 if X is a macro that expands to 1, else 0.
#define OUTLAY_DETAIL_BIT(X) OUTLAY_DETAIL_BIT_1(X)
#define OUTLAY_DETAIL_BIT_1(X) OUTLAY_DETAIL_BIT_2(OUTLAY_DETAIL_SHIFT_##X)
#define OUTLAY_DETAIL_BIT_2(X) OUTLAY_DETAIL_SECOND(X 1, 0, 0)
#define OUTLAY_DETAIL_SECOND(A, B, ...) B
#define OUTLAY_DETAIL_SHIFT_1 0,

// Four such bits as a hexadecimal digit.
#define OUTLAY_DETAIL_HEX_0000 0
#define OUTLAY_DETAIL_HEX_0001 1
#define OUTLAY_DETAIL_HEX_0010 2
#define OUTLAY_DETAIL_HEX_0011 3
#define OUTLAY_DETAIL_HEX_0100 4
#define OUTLAY_DETAIL_HEX_0101 5
#define OUTLAY_DETAIL_HEX_0110 6
#define OUTLAY_DETAIL_HEX_0111 7
#define OUTLAY_DETAIL_HEX_1000 8
#define OUTLAY_DETAIL_HEX_1001 9
#define OUTLAY_DETAIL_HEX_1010 a
#define OUTLAY_DETAIL_HEX_1011 b
#define OUTLAY_DETAIL_HEX_1100 c
#define OUTLAY_DETAIL_HEX_1101 d
#define OUTLAY_DETAIL_HEX_1110 e
#define OUTLAY_DETAIL_HEX_1111 f
#define OUTLAY_DETAIL_PASTE(A, B, C, D) OUTLAY_DETAIL_PASTE_1(A, B, C, D)
#define OUTLAY_DETAIL_PASTE_1(A, B, C, D) OUTLAY_DETAIL_HEX_##A##B##C##D
#define OUTLAY_DETAIL_DIGIT(A, B, C, D) \
  OUTLAY_DETAIL_PASTE(OUTLAY_DETAIL_BIT(A), OUTLAY_DETAIL_BIT(B), OUTLAY_DETAIL_BIT(C), OUTLAY_DETAIL_BIT(D))
#define OUTLAY_DETAIL_NAME(A, B, C, D, E, F, G, H, I, J, K, L) OUTLAY_DETAIL_NAME_1(A, B, C, D, E, F, G, H, I, J, K, L)

// 1 without optimisation and under the address, thread and memory sanitizers.
#if !defined(__OPTIMIZE__) || defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define OUTLAY_DETAIL_APART 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define OUTLAY_DETAIL_APART 1
#endif
#endif
#if defined(OUTLAY_DETAIL_APART)
#define OUTLAY_DETAIL_NAME_1(A, B, C, D, E, F, G, H, I, J, K, L) apart_##A##B##C##D##E##F##G##H##I##J##K##L
#else
#define OUTLAY_DETAIL_APART 0
#define OUTLAY_DETAIL_NAME_1(A, B, C, D, E, F, G, H, I, J, K, L) isa_##A##B##C##D##E##F##G##H##I##J##K##L
#endif

// A bit for each feature that a compiler may use on its own: files with different flags never share code.
#define OUTLAY_DETAIL_ISA \
  OUTLAY_DETAIL_NAME( \
    OUTLAY_DETAIL_DIGIT(__SSE3__, __SSSE3__, __SSE4_1__, __SSE4_2__), \
    OUTLAY_DETAIL_DIGIT(__SSE4A__, __AVX__, __AVX2__, __FMA__), \
    OUTLAY_DETAIL_DIGIT(__FMA4__, __XOP__, __F16C__, __MOVBE__), \
    OUTLAY_DETAIL_DIGIT(__BMI__, __BMI2__, __LZCNT__, __POPCNT__), \
    OUTLAY_DETAIL_DIGIT(__AVX512F__, __AVX512CD__, __AVX512BW__, __AVX512DQ__), \
    OUTLAY_DETAIL_DIGIT(__AVX512VL__, __AVX512IFMA__, __AVX512VBMI__, __AVX512VBMI2__), \
    OUTLAY_DETAIL_DIGIT(__AVX512VNNI__, __AVX512BITALG__, __AVX512VPOPCNTDQ__, __AVX512BF16__), \
    OUTLAY_DETAIL_DIGIT(__AVX512FP16__, __AVXVNNI__, __AVXIFMA__, __APX_F__), \
    OUTLAY_DETAIL_DIGIT(__AES__, __PCLMUL__, __VAES__, __GFNI__), \
    OUTLAY_DETAIL_DIGIT(__SHA__, __ADX__, __FSGSBASE__, __RDRND__), \
    OUTLAY_DETAIL_DIGIT(__XSAVE__, __CLWB__, __MOVDIRI__, __AVX10_1__), \
    OUTLAY_DETAIL_DIGIT(__ARM_FEATURE_FMA, __ARM_FEATURE_SVE, __ALTIVEC__, __VSX__))

#if OUTLAY_DETAIL_APART
// Whoever does not optimise waits for the compiler, and checks around every access in one huge function cost it
// minutes:
// nothing is forced inline. Same bits, half the time to compile.
#define OUTLAY_DETAIL_INLINE inline
#define OUTLAY_DETAIL_FLATTEN
#else
// Operations on lanes are always inlined: a pack stays in registers and never meets a calling convention.
#define OUTLAY_DETAIL_INLINE __attribute__((always_inline)) inline
#define OUTLAY_DETAIL_FLATTEN __attribute__((flatten))
#endif
// Long and rarely hot: one copy a program instead of one in every tile keeps compile times and tiles small.
#define OUTLAY_DETAIL_OUTLINE __attribute__((noinline)) inline
// Where an engine enters code of parts: everything below is inlined into it, and is compiled without contraction.
// OUTLAY_DETAIL_CALLS is a function that only calls such: it inlines none of them.
#if defined(__clang__)
#define OUTLAY_DETAIL_CALLS __attribute__((noinline))
#else
#define OUTLAY_DETAIL_CALLS __attribute__((noinline, optimize("fp-contract=off")))
#endif
#define OUTLAY_DETAIL_TILE OUTLAY_DETAIL_CALLS OUTLAY_DETAIL_FLATTEN

namespace outlay {
inline namespace OUTLAY_DETAIL_ISA {

/// Lanes of double in the widest register of this instruction set: 8 with AVX-512, 4 with AVX, otherwise 2.
#if defined(__AVX512F__)
inline constexpr int native_width = 8;
#elif defined(__AVX__)
inline constexpr int native_width = 4;
#else
inline constexpr int native_width = 2;
#endif

/// Paths that an engine takes at once unless told otherwise. Two registers, because the long chains of the normals, exp
/// and log then overlap; docs/decisions.md has the figures.
inline constexpr int tile_width = 2 * native_width;

}
}
