// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/numbers/exact_sum.hpp>
#include <outlay/results/drawn_paths.hpp>
#include <outlay/results/jacobian.hpp>

namespace outlay {

template <class> class basic_derivative_summary;
/// Sums over paths of answers and of their derivatives by fields, without rounding: those of different paths merge in
/// any order to the same bits. Their size does not grow with the number of paths.
using derivative_summary = basic_derivative_summary<void>;
template <class> class basic_derivative_summary : public answer_columns {
  drawn_paths drawn_;
  std::vector<found_field> fields_;
  std::vector<exact_moments> sums_; // [replicate][column][value, by each field]

  std::size_t size_of_part() const { return static_cast<std::size_t>(columns()) * (1 + fields_.size()); }

public:
  template <class Draws>
  basic_derivative_summary(Draws const& d, std::vector<answer_head> heads, std::vector<found_field> fields,
                           run_fingerprint of_run)
      : answer_columns(std::move(heads), "sensitivity"), drawn_(d, std::move(of_run)), fields_(std::move(fields)),
        sums_(size_of_part() * parts()) {}

  std::int64_t paths() const { return drawn_.count(); }
  std::vector<found_field> const& fields() const& { return fields_; }
  std::vector<found_field> fields() const&& = delete;
  /// For engines: how many parts of the paths are summed apart, and the part of a path.
  std::size_t parts() const { return static_cast<std::size_t>(std::max(drawn_.parts().count, 1)); }
  std::size_t part_of(std::int64_t path) const {
    return drawn_.parts().independent() ? 0 : static_cast<std::size_t>(drawn_.parts().group_of(path));
  }
  /// For engines: sums of a column in one part, of the answer itself (`field` 0) or its derivative by a field (from 1).
  exact_moments& at(std::size_t part, std::size_t column, std::size_t field) {
    return sums_[part * size_of_part() + column * (1 + fields_.size()) + field];
  }
  exact_moments const& at(std::size_t part, std::size_t column, std::size_t field) const {
    return const_cast<basic_derivative_summary&>(*this).at(part, column, field);
  }

  /// Adds the paths of another summary of the same run, fields and seed. Throws naming what is another, and where paths
  /// are in both.
  void merge(basic_derivative_summary const& other) {
    detail::require_same_columns<answer_columns>(*this, other, "sensitivity");
    bool same = fields_.size() == other.fields_.size();
    for (std::size_t k = 0; same && k < fields_.size(); ++k) same = fields_[k].label() == other.fields_[k].label();
    if (!same) throw error("sensitivity", "merge", "derivatives by other fields", "the same fields in both");
    drawn_.merge(other.drawn_, "sensitivity");
    for (std::size_t k = 0; k < sums_.size(); ++k) sums_[k].merge(other.sums_[k]);
  }

  /// Means over the paths and their standard errors.
  jacobian means() const {
    auto const rows = static_cast<std::size_t>(columns());
    std::vector<double> values(rows), slopes(rows * fields_.size()), errors(slopes.size());
    for (std::size_t c = 0; c < rows; ++c)
      for (std::size_t f = 0; f <= fields_.size(); ++f) {
        auto const [mean, error] = mean_of(c, f);
        if (f == 0) {
          values[c] = mean;
          continue;
        }
        std::size_t const cell = c * fields_.size() + f - 1;
        slopes[cell] = mean;
        errors[cell] = error;
      }
    return {heads(), fields_, std::move(values), std::move(slopes), std::move(errors)};
  }
  /// The same paths with the same sums.
  friend bool operator==(basic_derivative_summary const& a, basic_derivative_summary const& b) {
    return a.drawn_ == b.drawn_ && a.names() == b.names() && a.sums_ == b.sums_;
  }

private:
  std::pair<double, double> mean_of(std::size_t column, std::size_t field) const {
    exact_moments all;
    for (std::size_t part = 0; part < parts(); ++part) all.merge(at(part, column, field));
    double const mean = all.mean(), n = static_cast<double>(all.count());
    if (drawn_.parts().independent()) return {mean, all.standard_deviation() / std::sqrt(n)};
    std::vector<double> over;
    std::vector<std::int64_t> in;
    for (std::size_t part = 0; part < parts(); ++part) {
      exact_moments const& x = at(part, column, field);
      in.push_back(x.count());
      over.push_back(static_cast<double>(x.count()) * (x.mean() - mean));
    }
    return {mean, detail::error_by_groups(over, in, n)};
  }
};

} // namespace outlay
