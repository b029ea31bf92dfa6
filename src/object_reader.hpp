// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/error.hpp>
#include <outlay/files/tree.hpp>
#include <outlay/nearest.hpp>

namespace outlay {

namespace detail {
/// A digest as manifests write it: 16 digits.
inline std::string hexadecimal(std::uint64_t x) {
  std::string s(16, '0');
  for (std::size_t k = 16; k-- > 0; x >>= 4) s[k] = "0123456789abcdef"[x & 15];
  return s;
}
} // namespace detail

/// Reads keys of an object, each known by name; what is not asked for is refused.
class object_reader {
  tree const& from_;
  std::string path_, file_;
  std::vector<std::string> known_;

public:
  object_reader(tree const& from, std::string path, std::string file)
      : from_(from), path_(std::move(path)), file_(std::move(file)) {
    if (!from.table()) refuse(from, path_, "an object");
  }
  [[noreturn]] void refuse(tree const& at, std::string const& key, std::string const& valid) const {
    std::string const met = at.empty() ? "nothing" : at.words();
    throw error(file_ + ", line " + std::to_string(at.place().line), key.empty() ? "manifest" : key,
                met.size() > 100 ? met.substr(0, 97) + "..." : met, valid);
  }
  std::string const& file() const { return file_; }
  std::string below(char const* key) const { return path_.empty() ? key : path_ + "." + key; }
  tree const* find(char const* key) {
    known_.emplace_back(key);
    return from_.find(key);
  }
  tree const& need(char const* key, char const* valid) {
    if (tree const* const x = find(key)) return *x;
    tree nothing;
    nothing.set_place(from_.place());
    refuse(nothing, below(key), valid);
  }
  std::string text(char const* key) {
    tree const& x = need(key, "a text");
    if (!x.text()) refuse(x, below(key), "a text");
    return *x.text();
  }
  std::int64_t whole(char const* key, std::int64_t least, std::int64_t most) {
    std::string const valid = "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
    tree const& x = need(key, valid.c_str());
    if (!x.whole() || *x.whole() < least || *x.whole() > most) refuse(x, below(key), valid);
    return *x.whole();
  }
  bool truth(char const* key) {
    tree const& x = need(key, "true or false");
    if (!x.truth()) refuse(x, below(key), "true or false");
    return *x.truth();
  }
  tree::list_type const& list(char const* key) {
    tree const& x = need(key, "a list");
    if (!x.list()) refuse(x, below(key), "a list");
    return *x.list();
  }
  std::vector<std::string> texts(char const* key) {
    std::vector<std::string> all;
    for (tree const& x : list(key)) {
      if (!x.text()) refuse(x, below(key), "a list of texts");
      all.push_back(*x.text());
    }
    return all;
  }
  std::uint64_t digest(char const* key) {
    char const* const valid = "16 hexadecimal digits";
    tree const& x = need(key, valid);
    if (!x.text() || x.text()->size() != 16 || x.text()->find_first_not_of("0123456789abcdef") != std::string::npos)
      refuse(x, below(key), valid);
    return std::stoull(*x.text(), nullptr, 16);
  }
  void done() const {
    for (auto const& [key, x] : *from_.table())
      if (std::find(known_.begin(), known_.end(), key) == known_.end()) {
        std::string all;
        for (auto const& k : known_) all += (all.empty() ? "" : ", ") + k;
        std::string const close = outlay::nearest(key, known_);
        throw error(file_ + ", line " + std::to_string(x.place().line), path_.empty() ? key : path_ + "." + key,
                    "a key that is not known", close.empty() ? all : close + ", which is nearest, of " + all);
      }
  }
};

} // namespace outlay
