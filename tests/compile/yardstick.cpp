// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
// What compile times are measured by: a list of records, read, written and packed with nlohmann/json.
#include <nlohmann/json.hpp>

#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

struct record {
  int id;
  double amount;
  std::string name;
  std::vector<double> years;
  std::map<std::string, int> counts;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(record, id, amount, name, years, counts)

int main(int, char** argv) {
  std::ifstream file(argv[1]);
  auto const read = nlohmann::json::parse(file).get<std::vector<record>>();
  nlohmann::json const written = read;
  std::cout << written.dump(2) << nlohmann::json::to_cbor(written).size() << '\n';
}
