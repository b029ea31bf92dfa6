// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <algorithm>
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
  correlation(std::initializer_list<member_pair> pairs, coefficient otherwise = percent(0))
      : correlation(std::vector<member_pair>(pairs), otherwise) {}
  explicit correlation(std::vector<member_pair> pairs, coefficient otherwise = percent(0))
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

  /// Members of a set in the order of the factor, by code, so that their order in the alliance changes no path.
  template <class Money> static std::vector<int> order(alliance<Money> const& allies, member_set who) {
    std::vector<int> at;
    for (int i = 0; i < allies.size(); ++i)
      if (who >> i & 1) at.push_back(i);
    std::sort(at.begin(), at.end(), [&](int a, int b) { return allies[a].code.text() < allies[b].code.text(); });
    return at;
  }

  /// The lower triangle L of L L' = R, row by row, over the members of `who` in `order`. Throws `error` naming `part`
  /// and the pair of members where the correlations are none.
  template <class Money>
  [[gnu::cold]] std::vector<double> factor(alliance<Money> const& allies, member_set who,
                                           std::string const& part) const {
    auto const at = order(allies, who);
    std::size_t const n = at.size();
    auto const pair_name = [&](std::size_t j, std::size_t k) {
      return allies[at[j]].code.text() + " and " + allies[at[k]].code.text();
    };
    std::vector<double> const r = full(allies, at, part);
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
          throw error(part, "correlation", percent_text(r[j * n + worst]) + " of " + pair_name(worst, j),
                      "a positive definite matrix: with the other pairs this one cannot be");
        }
      }
    return l;
  }

private:
  double entry(std::size_t a, std::size_t b) const { return matrix_[a * codes_.size() + b]; }
  static std::size_t place(std::vector<int> const& at, int i) {
    return static_cast<std::size_t>(std::find(at.begin(), at.end(), i) - at.begin());
  }
  // All correlations of the members of `at`, checked one by one.
  template <class Money>
  std::vector<double> full(alliance<Money> const& allies, std::vector<int> const& at, std::string const& part) const {
    std::size_t const n = at.size();
    auto const require = [&](bool good, std::string const& value, char const* valid) {
      if (!good) throw error(part, "correlation", value, valid);
    };
    auto const find = [&](member_code code) {
      std::size_t const k = place(at, allies.index_of(code, part, "correlation"));
      require(k < n, code.text(), "members of this economy");
      return k;
    };
    auto const in_range = [&](double x, std::string const& of) {
      require(x >= -1 && x <= 1, percent_text(x) + " of " + of, "-100 to 100 %");
    };
    double const other = detail::field_access::raw(otherwise_);
    in_range(other, "pairs not listed");
    std::vector<double> r(n * n, other);
    for (std::size_t j = 0; j < n; ++j) r[j * n + j] = 1;
    std::vector<char> seen(n * n, 0);
    for (member_pair const& p : pairs_) {
      std::string const name = p.first.text() + " and " + p.second.text();
      std::size_t const j = find(p.first), k = find(p.second);
      require(j != k, name, "two members");
      require(!seen[j * n + k], name + " twice", "each pair once");
      seen[j * n + k] = seen[k * n + j] = 1;
      in_range(detail::field_access::raw(p.value), name);
      r[j * n + k] = r[k * n + j] = detail::field_access::raw(p.value);
    }
    std::size_t const rows = codes_.size();
    require(rows_ == std::ssize(codes_) && columns_ == rows_,
            std::to_string(rows_) + " rows and " + std::to_string(columns_) + " columns for " + std::to_string(rows) +
                " codes",
            "a row and a column for each code");
    for (std::size_t a = 0; a < rows; ++a) {
      member_code const code = codes_[a];
      std::size_t const j = find(code);
      require(std::count(codes_.begin(), codes_.end(), code) == 1, code.text() + " twice", "each code once");
      require(std::fabs(entry(a, a) - 1) <= 1e-12, text(entry(a, a)) + " of " + code.text() + " with itself",
              "1 on the diagonal");
      for (std::size_t b = 0; b < a; ++b) {
        member_code const with = codes_[b];
        std::string const name = with.text() + " and " + code.text();
        in_range(entry(a, b), name);
        in_range(entry(b, a), name);
        require(std::fabs(entry(a, b) - entry(b, a)) <= 1e-12,
                percent_text(entry(b, a)) + " and " + percent_text(entry(a, b)) + " of " + name, "a symmetric matrix");
        std::size_t const k = find(with);
        r[j * n + k] = r[k * n + j] = entry(a, b);
      }
    }
    return r;
  }
};

} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
