// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/engines/draws.hpp>
#include <outlay/model/path_points.hpp>
#include <outlay/numbers/sobol.hpp>
#include <optional>

#include <outlay/numbers/exact_begin.hpp>
namespace outlay {
namespace detail {

// Which numbers of a run are Sobol points, and how: made once, for all paths. A stream of n normal numbers, one a step
// or a year, moves what adds up over the steps. Its principal components are known in closed form: of the sum of n
// independent numbers the k-th has the weights 2 / sqrt(2n + 1) cos((2k - 1)(2i - 1) pi / (4n + 2)). The leading ones
// are coordinates of a Sobol point. What is left of the stream is drawn for two points of a scrambling at a time, for
// the second with its sign turned, so that what it moves in a straight line has no part in the error of a mean.
template <class> class basic_quasi_streams;
using quasi_streams = basic_quasi_streams<void>;
template <class> class basic_quasi_streams {
public:
  struct component_set {
    int numbers, components;
    std::vector<double> weights; // [number][component]
  };
  struct leading {
    std::size_t set;                     // of its components
    std::vector<std::size_t> dimensions; // of the point, one for each component
  };

private:
  std::uint64_t seed_;
  std::uint64_t count_; // of scramblings
  std::vector<drawn_series> series_;
  std::vector<leading> leads_; // by series
  std::vector<component_set> sets_;
  std::size_t numbers_ = 0;
  sobol_points points_{0};
  std::vector<scrambling> scramblings_; // [scrambling][dimension]

  // The largest number of components of what all members share, and of what is one member's own.
  static constexpr int of_common = 32, of_member = 8;

  static double cosine(std::uint64_t part, std::uint64_t whole) { // of 2 pi part / whole
    std::uint64_t const eighths = 8 * (part % whole), octant = eighths / whole;
    double const t = static_cast<double>(eighths % whole) / static_cast<double>(whole);
    double sine, cosine, sine_back, cosine_back;
    numeric::octant_at(t, sine, cosine);
    numeric::octant_at(1 - t, sine_back, cosine_back);
    double const all[8] = {cosine, sine_back, -sine, -cosine_back, -cosine, -sine_back, sine, cosine_back};
    return all[octant];
  }
  static bool once(drawn_series const& s) {
    auto const kind = static_cast<stream_kind>(s.word >> 59);
    return kind == stream_kind::field || kind == stream_kind::factor;
  }
  // Fields before all else: they are checked alone before a run.
  static int rank(drawn_series const& s) { return once(s) ? 0 : s.pairs <= 1 ? 1 : 2; }
  static bool common(drawn_series const& s) { return (s.word & largest_counter) == 0; }

  std::size_t set_of(drawn_series const& s) {
    int const n = 2 * s.pairs, most = common(s) ? of_common : of_member;
    // of one pair, or one number, each number is a coordinate by itself
    int const components = s.pairs <= 1 ? (s.pairs == 0 || once(s) ? 1 : 2) : std::min(n, most);
    for (std::size_t k = 0; k < sets_.size(); ++k)
      if (sets_[k].numbers == n && sets_[k].components == components) return k;
    component_set made{n, components, {}};
    if (s.pairs > 1) {
      auto const whole = static_cast<std::uint64_t>(4 * (2 * n + 1));
      double const scale = 2 / sqrt(2.0 * n + 1);
      for (int i = 1; i <= n; ++i)
        for (int k = 1; k <= components; ++k)
          made.weights.push_back(scale * cosine(static_cast<std::uint64_t>((2 * k - 1) * (2 * i - 1)), whole));
    }
    sets_.push_back(std::move(made));
    return sets_.size() - 1;
  }

public:
  basic_quasi_streams(draws const& d, std::vector<drawn_series> heard)
      : seed_(d.seed), count_(static_cast<std::uint64_t>(d.scramblings)), series_(std::move(heard)) {
    for (drawn_series& s : series_) {
      s.first = numbers_;
      numbers_ += s.pairs == 0 ? 1 : 2 * static_cast<std::size_t>(s.pairs);
      leads_.push_back({set_of(s), {}});
    }
    // The first dimensions are the best: what is drawn once, then components from the largest on. What all members
    // share weighs as much as what each has of its own together.
    std::size_t dimensions = 0;
    struct candidate {
      int rank;
      double weight;
      std::size_t series;
    };
    std::vector<candidate> all;
    double own = 0;
    for (drawn_series const& s : series_) own += !common(s) && rank(s) == 2;
    for (std::size_t at = 0; at < series_.size(); ++at)
      for (int k = 1; k <= sets_[leads_[at].set].components; ++k)
        all.push_back({rank(series_[at]), (common(series_[at]) ? 1 : 1 / own) / ((2 * k - 1) * (2 * k - 1)), at});
    std::stable_sort(all.begin(), all.end(), [](candidate const& a, candidate const& b) {
      return a.rank != b.rank ? a.rank < b.rank : a.weight > b.weight;
    });
    for (candidate const& c : all)
      if (dimensions < sobol_points::most_dimensions) leads_[c.series].dimensions.push_back(dimensions++);
    points_ = sobol_points(dimensions);
    for (std::uint64_t r = 0; r < count_; ++r)
      for (std::size_t k = 0; k < dimensions; ++k) {
        auto const x = threefry2x64<13>(seed_, stream_of("scrambling"), r, std::uint64_t{k});
        scramblings_.push_back({static_cast<std::uint32_t>(x.first), static_cast<std::uint32_t>(x.first >> 32),
                                static_cast<std::uint32_t>(x.second)});
      }
  }
  std::vector<drawn_series> const& series() const { return series_; }
  std::vector<leading> const& leads() const { return leads_; }
  component_set const& components(leading const& l) const { return sets_[l.set]; }
  std::size_t numbers() const { return numbers_; }
  std::size_t dimensions() const { return points_.dimensions(); }
  std::uint64_t seed() const { return seed_; }
  /// The path whose remainder a path has, and whether it has it mirrored.
  std::pair<std::uint64_t, bool> remainder_of(std::uint64_t path) const {
    bool const second = path / count_ & 1;
    return {second ? path - count_ : path, second};
  }
  /// The coordinates of some consecutive paths, [dimension][lane].
  void coordinates(std::uint64_t first_path, int lanes, double* to) const {
    std::size_t const n = dimensions();
    for (int l = 0; l < lanes;) {
      std::uint64_t const path = first_path + static_cast<std::uint64_t>(l), number = path / count_,
                          which = path % count_;
      int const together = std::min(lanes - l, static_cast<int>(count_ - which)); // with one number
      for (std::size_t k = 0; k < n; ++k) {
        std::uint32_t const x = points_.reversed_coordinate(k, static_cast<std::uint32_t>(number));
        for (int j = 0; j < together; ++j)
          to[k * static_cast<std::size_t>(lanes) + static_cast<std::size_t>(l + j)] =
              cell_middle(scrambled(x, scramblings_[(which + static_cast<std::uint64_t>(j)) * n + k]));
      }
      l += together;
    }
  }
};

inline namespace OUTLAY_DETAIL_ISA {

// What one pack of paths draws, made before its first step.
template <class V> class quasi_numbers {
  quasi_streams const* of_;
  std::vector<double> coordinates_;
  std::vector<V> numbers_, scores_;

  // Puts the leading components of one stream in the place of those that its independent numbers have.
  void lead(drawn_series const& s, quasi_streams::leading const& l, V* x) const {
    auto const& set = of_->components(l);
    if (s.pairs <= 1) {
      for (std::size_t k = 0; k < l.dimensions.size(); ++k) x[k] = scores_[l.dimensions[k]];
      return;
    }
    constexpr std::size_t at_once = 8;
    auto const n = static_cast<std::size_t>(set.numbers), all = static_cast<std::size_t>(set.components);
    for (std::size_t from = 0; from < l.dimensions.size(); from += at_once) {
      std::size_t const count = std::min(at_once, l.dimensions.size() - from);
      V has[at_once];
      for (V& h : has) h = V(0.0);
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t k = 0; k < count; ++k) has[k] += V(set.weights[i * all + from + k]) * x[i];
      for (std::size_t k = 0; k < count; ++k) has[k] = scores_[l.dimensions[from + k]] - has[k];
      for (std::size_t i = 0; i < n; ++i) {
        V moved = V(set.weights[i * all + from]) * has[0];
        for (std::size_t k = 1; k < count; ++k) moved += V(set.weights[i * all + from + k]) * has[k];
        x[i] += moved;
      }
    }
  }

public:
  explicit quasi_numbers(quasi_streams const& of)
      : of_(&of), coordinates_(of.dimensions() * static_cast<std::size_t>(width_of<V>)), numbers_(of.numbers()),
        scores_(of.dimensions()) {}
  V const* begin(std::uint64_t first_path) {
    of_->coordinates(first_path, width_of<V>, coordinates_.data());
    for (std::size_t k = 0; k < scores_.size(); ++k) scores_[k] = normal_score(coordinate(k));
    std::uint64_t whose[width_of<V>], turned[width_of<V>];
    for (int l = 0; l < width_of<V>; ++l) {
      auto const [path, mirrored] = of_->remainder_of(first_path + static_cast<std::uint64_t>(l));
      whose[l] = path;
      turned[l] = std::uint64_t{mirrored} << 63;
    }
    auto const path = words(whose), sign = words(turned);
    for (std::size_t at = 0; at < of_->series().size(); ++at) {
      drawn_series const& s = of_->series()[at];
      auto const& l = of_->leads()[at];
      V* const x = numbers_.data() + s.first;
      if (s.pairs == 0) {
        x[0] =
            l.dimensions.empty()
                ? uniform<V>(
                      threefry2x64<13>(of_->seed(), s.stream, counting_from<V>(first_path), bits_of<V>(s.word)).first)
                : coordinate(l.dimensions[0]);
        continue;
      }
      for (int pair = 0; pair < s.pairs; ++pair)
        normal_pair<V>(of_->seed(), s.stream, path, s.word | static_cast<std::uint64_t>(pair) << 48, x[2 * pair],
                       x[2 * pair + 1]);
      for (int k = 0; k < 2 * s.pairs; ++k) x[k] = from_bits(to_bits(x[k]) ^ sign);
      lead(s, l, x);
    }
    return numbers_.data();
  }

private:
  static bits_of<V> words(std::uint64_t const* lane) {
    if constexpr (std::is_same_v<V, double>) return lane[0];
    else return bits_of<V>::load(lane);
  }
  V coordinate(std::size_t k) const {
    if constexpr (std::is_same_v<V, double>) return coordinates_[k];
    else return V::load(coordinates_.data() + k * static_cast<std::size_t>(width_of<V>));
  }
};

// The points of one pack of paths after another; one for each thread.
template <class V> class pack_points {
  path_points<V> points_;
  points kind_;
  std::optional<quasi_numbers<V>> quasi_;
  quasi_streams const* of_;

public:
  pack_points(draws const& d, quasi_streams const* of) : kind_(d.points), of_(of) {
    if (of) quasi_.emplace(*of);
  }
  /// What the run of the paths from `first_path` on is started with.
  path_points<V> const* begin(std::uint64_t first_path) {
    if (kind_ == points::independent) return nullptr;
    if (quasi_) points_.read(of_->series(), quasi_->begin(first_path));
    else points_.mirror(counting_from<V>(first_path));
    return &points_;
  }
};

} // namespace OUTLAY_DETAIL_ISA
} // namespace detail
} // namespace outlay
#include <outlay/numbers/exact_end.hpp>
