// Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
#pragma once
#include <outlay/files/file_help.hpp>
#include <outlay/io/json.hpp>

namespace outlay {

namespace detail {

// What an editor may check of a field: its JSON type, the words of a choice, tables inside.
[[gnu::cold]] inline std::string schema_of_field(field_manual const& f) {
  auto const object_of = [](std::vector<field_manual> const& fields) {
    std::string properties, required;
    for (field_manual const& x : fields) {
      properties += (properties.empty() ? "" : ", ") + json_text(x.name) + ": " + schema_of_field(x);
      if (x.required) required += (required.empty() ? "" : ", ") + json_text(x.name);
    }
    return "\"type\": \"object\", \"additionalProperties\": false, \"properties\": {" + properties + "}" +
           (required.empty() ? "" : ", \"required\": [" + required + "]");
  };
  std::string s;
  bool const by = f.kind.find(" by ") != std::string::npos;
  if (!f.fields.empty())
    s = f.kind == "table" ? object_of(f.fields) : "\"type\": \"array\", \"items\": {" + object_of(f.fields) + "}";
  else if (f.kind == "true or false") s = "\"type\": \"boolean\"";
  else if (f.kind == "whole number") s = "\"type\": \"integer\"";
  else if (f.kind == "number" || f.kind == "units") s = "\"type\": \"number\"";
  else if (f.kind == "heads") s = "\"type\": [\"number\", \"string\"]";
  else if (f.kind == "texts" || f.kind == "members") s = "\"type\": \"array\", \"items\": {\"type\": \"string\"}";
  else if (f.kind == "percentages") s = "\"type\": \"array\", \"items\": {\"type\": \"string\"}";
  else if (f.kind.ends_with(", or whole")) {
    s = "\"type\": [\"string\", \"object\"], \"additionalProperties\": false, \"properties\": {\"whole\": {\"type\": "
        "\"string\"}";
    for (std::string const& a : choices_of<area>()) s += ", " + json_text(a) + ": {\"type\": \"string\"}";
    s += "}";
  } else if (by)
    s = f.kind.ends_with(" by area") ? "\"type\": [\"string\", \"number\", \"object\"]" : "\"type\": \"object\"";
  else if (f.kind == "group" || f.kind == "shares" || f.kind == "growth" || f.kind == "mix")
    s = "\"type\": [\"string\", \"array\", \"object\"]";
  else if (f.kind == "correlations" || f.kind == "condition") s = "\"type\": \"object\"";
  else if (f.kind.starts_with("one of ") || f.kind == "area" || f.kind == "account") s = "\"enum\": [" + f.valid + "]";
  else s = "\"type\": \"string\"";
  s += ", \"description\": " + json_text(f.meaning + (f.usual.empty() ? "" : " (unless given: " + f.usual + ")"));
  return "{" + s + "}";
}

/// A JSON Schema of plan files for editors. What it allows is necessary and not sufficient: units, ranges and relations
/// are checked when a file is read and when a run begins.
[[gnu::cold]] inline std::string schema_of_files(std::vector<part_manual> const& parts) {
  auto const list_of = [](part_manual const& p) {
    field_manual table{"", false, "tables", "", "", "parts of the kind " + p.kind, p.fields};
    for (char const* word : {"source", "name"})
      table.fields.insert(table.fields.begin(), field_manual{word, false, "text", "", "",
                                                             word[0] == 'n' ? "tells parts of one kind apart"
                                                                            : "where the figures are from"});
    return schema_of_field(table);
  };
  std::string properties, targets;
  for (part_manual const& p : parts) {
    std::size_t const dot = p.table.find('.');
    std::string& to = dot == std::string::npos ? properties : targets;
    to += (to.empty() ? "    " : ",\n    ") + json_text(dot == std::string::npos ? p.table : p.table.substr(dot + 1)) +
          ": " + list_of(p);
  }
  char const* const text = "{\"type\": \"string\"}";
  char const* const any = "{\"type\": \"object\"}";
  char const* const objects = "{\"type\": \"array\", \"items\": {\"type\": \"object\"}}";
  char const* const texts = "{\"type\": \"array\", \"items\": {\"type\": \"string\"}}";
  std::string s =
      "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": \"A plan file of outlay\",\n"
      "  \"type\": \"object\",\n  \"additionalProperties\": false,\n  "
      "\"anyOf\": [{\"required\": [\"horizon\"], \"properties\": {\"horizon\": {\"required\": [\"until\"]}}}, "
      "{\"required\": [\"include\"]}],\n  \"properties\": "
      "{\n";
  for (char const* key : {"title", "source", "alliance", "money"})
    s += std::string("    \"") + key + "\": " + text + ",\n";
  s += "    \"version\": {\"const\": 1},\n";
  for (char const* key : {"assumed", "without"}) s += std::string("    \"") + key + "\": " + texts + ",\n";
  s += "    \"include\": {\"type\": [\"string\", \"array\"], \"items\": {\"type\": \"string\"}},\n";
  s += "    \"change\": {\"type\": \"object\"},\n";
  s += "    \"scenarios\": {\"type\": \"object\", \"additionalProperties\": {\"type\": \"object\"}},\n";
  s += "    \"horizon\": {\"type\": \"object\", \"additionalProperties\": false, "
       "\"properties\": "
       "{\"base_year\": {\"type\": \"integer\", \"minimum\": 1950, \"maximum\": 2149}, \"from\": {\"type\": "
       "\"string\"}, "
       "\"until\": {\"type\": \"string\"}, \"step\": {\"enum\": [\"monthly\", \"quarterly\", \"annual\"]}}},\n";
  s += std::string("    \"group\": ") + any +
       ",\n    \"prices_of_the_alliance\": {\"type\": [\"number\", \"object\"]},\n";
  for (char const* key : {"growth_table", "member", "exchange_rate"})
    s += std::string("    \"") + key + "\": " + objects + ",\n";
  s += "    \"share_target\": {\"type\": \"object\", \"additionalProperties\": false, \"properties\": {\n" + targets +
       "\n    }},\n";
  return s + properties + "\n  }\n}\n";
}

} // namespace detail
} // namespace outlay
