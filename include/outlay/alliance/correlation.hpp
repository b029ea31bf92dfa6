// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <cmath>
#include <concepts>
#include <outlay/alliance/alliance.hpp>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {

/// Anything with rows, columns and numbers, such as an Eigen matrix.
template <class M> concept matrix_like = requires(M const& m) {
  { m.rows() } -> std::convertible_to<std::ptrdiff_t>;
  { m.cols() } -> std::convertible_to<std::ptrdiff_t>;
  { m(0, 0) } -> std::convertible_to<double>;
};

/// The correlation of two members' shocks to growth.
struct member_pair {
  member_code first, second;
  coefficient value;
};

/// Correlations of the shocks of members, as a list of pairs or as a matrix; empty unless given.
/// What cannot be is found when a run begins: it has to be symmetric, 1 on the diagonal and positive definite.
class correlation {
  std::vector<member_pair> pairs_;
  coefficient otherwise_ = coefficient(percent(0));
  std::vector<member_code> codes_;
  std::ptrdiff_t rows_ = 0, columns_ = 0;
  std::vector<double> matrix_; // row by row
  bool given_ = false;

public:
  correlation() = default;
  /// Pairs of members; pairs that are not listed have the correlation `otherwise`.
  template <class = void> correlation(std::initializer_list<member_pair> pairs, coefficient otherwise = percent(0))
      : correlation(std::vector<member_pair>(pairs), otherwise) {}
  template <class = void> explicit correlation(std::vector<member_pair> pairs, coefficient otherwise = percent(0))
      : pairs_(std::move(pairs)), otherwise_(otherwise), given_(true) {}
  /// A matrix, of Eigen or any other, with a row and a column for each code, in this order; members not listed are
  /// uncorrelated with all others.
  template <matrix_like M>
  correlation(std::vector<member_code> codes, M const& matrix)
      : codes_(std::move(codes)), rows_(matrix.rows()), columns_(matrix.cols()), given_(true) {
    for (decltype(matrix.rows()) a = 0; a < matrix.rows(); ++a)
      for (decltype(matrix.cols()) b = 0; b < matrix.cols(); ++b) matrix_.push_back(matrix(a, b));
  }

  bool given() const { return given_; }
  /// What it was made of: pairs with the correlation of all others, or codes with a matrix row by row.
  std::vector<member_pair> const& pairs() const { return pairs_; }
  coefficient otherwise() const { return otherwise_; }
  std::vector<member_code> const& codes() const { return codes_; }
  std::vector<double> const& matrix() const { return matrix_; }
  /// For fingerprints: hands everything that it is made of to `d`.
  template <class Digest> void add_to(Digest& d) const {
    for (member_pair const& p : pairs_) d(p.first), d(p.second), d(p.value);
    d(otherwise_);
    d(codes_);
    d(matrix_);
  }

  /// Members of a set in the order of the factor, by code, so that their order in the alliance changes no path.
  template <class Money> [[gnu::cold]] static std::vector<int> order(alliance<Money> const& allies, member_set who) {
    std::vector<int> at;
    at.reserve(max_members);
    for (int i = 0; i < allies.size(); ++i) {
      if (!(who >> i & 1)) continue;
      at.push_back(i);
      for (std::size_t k = at.size() - 1; k > 0 && comes_before(allies[i].code, allies[at[k - 1]].code); --k) {
        at[k] = at[k - 1];
        at[k - 1] = i;
      }
    }
    return at;
  }

  /// The lower triangle L of L L' = R, row by row, over the members of `who` in `order`. Throws `error` naming `part`
  /// and the pair of members where the correlations are none.
  template <class Money>
  [[gnu::cold]] std::vector<double> factor(alliance<Money> const& allies, member_set who,
                                           std::string const& part) const {
    auto const at = order(allies, who);
    return factor(places<Money>{allies, at.data(), at.size(), part});
  }

private:
  // The members of a factor in their order, by their places in the alliance.
  template <class Money> struct places {
    alliance<Money> const& allies;
    int const* at;
    std::size_t n;
    std::string_view part;
    member_code code(std::size_t k) const { return allies[at[k]].code; }
    [[noreturn, gnu::cold, gnu::noinline]] void refuse(detail::pieces value, char const* valid) const {
      detail::refuse(part, "correlation", value, valid);
    }
    [[gnu::cold, gnu::noinline]] std::size_t find(member_code c) const {
      int const place = allies.index_of(c, part, "correlation");
      std::size_t k = 0;
      while (k < n && at[k] != place) ++k;
      if (k == n) refuse({c}, "members of this economy");
      return k;
    }
    void check_range(double x, member_code a, member_code b) const {
      if (!(x >= -1 && x <= 1)) refuse({detail::in_percent{x}, " of ", a, " and ", b}, "-100 to 100 %");
    }
  };

  static bool comes_before(member_code a, member_code b) {
    for (int shift = 0; shift < 48; shift += 8)
      if (auto const x = a.packed() >> shift & 0xFF, y = b.packed() >> shift & 0xFF; x != y) return x < y;
    return false;
  }
  template <class = void> double entry(std::size_t a, std::size_t b) const { return matrix_[a * codes_.size() + b]; }

  template <class Money> [[gnu::cold]] std::vector<double> factor(places<Money> const& where) const {
    std::size_t const n = where.n;
    std::vector<double> const r = full(where);
    std::vector<double> l(n * n, 0.0); // Cholesky, row by row, sums in order
    for (std::size_t j = 0; j < n; ++j)
      for (std::size_t k = 0; k <= j; ++k) {
        double left = r[j * n + k];
        for (std::size_t m = 0; m < k; ++m) left -= l[j * n + m] * l[k * n + m];
        if (k < j) l[j * n + k] = left / l[k * n + k];
        else if (left > 1e-10) l[j * n + j] = std::sqrt(left);
        else {
          std::size_t worst = 0;
          for (std::size_t m = 1; m < j; ++m)
            if (std::fabs(l[j * n + m]) > std::fabs(l[j * n + worst])) worst = m;
          where.refuse({detail::in_percent{r[j * n + worst]}, " of ", where.code(worst), " and ", where.code(j)},
                       "a positive definite matrix: with the other pairs this one cannot be");
        }
      }
    return l;
  }
  // All correlations of the members, checked one by one.
  template <class Money> [[gnu::cold, gnu::noinline]] std::vector<double> full(places<Money> const& where) const {
    std::size_t const n = where.n;
    double const other = detail::field_access::raw(otherwise_);
    if (!(other >= -1 && other <= 1))
      where.refuse({detail::in_percent{other}, " of pairs not listed"}, "-100 to 100 %");
    std::vector<double> r(n * n, other);
    for (std::size_t j = 0; j < n; ++j) r[j * n + j] = 1;
    member_set seen[max_members]{};
    for (member_pair const& p : pairs_) {
      std::size_t const j = where.find(p.first), k = where.find(p.second);
      if (j == k) where.refuse({p.first, " and ", p.second}, "two members");
      if (seen[j] >> k & 1) where.refuse({p.first, " and ", p.second, " twice"}, "each pair once");
      seen[j] |= member_set{1} << k;
      seen[k] |= member_set{1} << j;
      double const x = detail::field_access::raw(p.value);
      where.check_range(x, p.first, p.second);
      r[j * n + k] = r[k * n + j] = x;
    }
    std::size_t const rows = codes_.size();
    if (rows_ != std::ssize(codes_) || columns_ != rows_)
      where.refuse({rows_, " rows and ", columns_, " columns for ", rows, " codes"},
                   "a row and a column for each code");
    for (std::size_t a = 0; a < rows; ++a) {
      member_code const code = codes_[a];
      std::size_t const j = where.find(code);
      for (std::size_t b = 0; b < rows; ++b)
        if (b != a && codes_[b] == code) where.refuse({code, " twice"}, "each code once");
      if (!(std::fabs(entry(a, a) - 1) <= 1e-12))
        where.refuse({entry(a, a), " of ", code, " with itself"}, "1 on the diagonal");
      for (std::size_t b = 0; b < a; ++b) {
        member_code const with = codes_[b];
        double const x = entry(a, b), y = entry(b, a);
        where.check_range(x, with, code);
        where.check_range(y, with, code);
        if (!(std::fabs(x - y) <= 1e-12))
          where.refuse({detail::in_percent{y}, " and ", detail::in_percent{x}, " of ", with, " and ", code},
                       "a symmetric matrix");
        std::size_t const k = where.find(with);
        r[j * n + k] = r[k * n + j] = x;
      }
    }
    return r;
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
