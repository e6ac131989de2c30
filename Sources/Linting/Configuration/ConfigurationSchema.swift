/// The JSON Schema of the configuration file: what a configuration is checked with, and what editors load. The file
/// `Schemas/config.schema.json` is this text and a final line end.
package enum ConfigurationSchema {
  package static let text = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "https://qlint.dev/schemas/config.schema.json",
      "title": "qlint configuration",
      "description": "The file .qlint.yml: how a project wants its bank of interview questions checked.",
      "type": "object",
      "x-qlint-message": { "type": "a configuration is a mapping of settings" },
      "properties": {
        "$schema": {
          "title": "Schema",
          "description": "The path or address of this schema, for editors.",
          "type": "string",
          "minLength": 1,
          "maxLength": 4096
        },
        "extends": {
          "title": "Extends",
          "description": "Configuration files inside the project to start from, as paths relative to this \#
    file; later ones win, and this file wins over them.",
          "type": ["string", "array"],
          "items": { "type": "string", "minLength": 1 },
          "minLength": 1
        },
        "levels": {
          "title": "Levels",
          "description": "The levels of a question, spelled exactly as they must be.",
          "type": "array",
          "items": { "type": "string", "minLength": 1, "maxLength": 200 },
          "minItems": 1,
          "uniqueItems": true,
          "default": ["Entry", "Junior", "Mid", "Senior", "Expert"]
        },
        "required": {
          "title": "Required fields",
          "description": "The fields that every question must have: standard names, or names of extra-fields.",
          "type": "array",
          "items": { "type": "string", "minLength": 1, "maxLength": 200 },
          "uniqueItems": true,
          "default": ["id", "question", "level", "answer", "summary"]
        },
        "fields": {
          "title": "Field names",
          "description": "What this bank calls the fields, by their standard names.",
          "type": "object",
          "properties": {
            "id": {
              "title": "id",
              "description": "The name of this field in the bank.",
              "type": "string",
              "minLength": 1,
              "maxLength": 200
            },
            "question": {
              "title": "question",
              "description": "The name of this field in the bank.",
              "type": "string",
              "minLength": 1,
              "maxLength": 200
            },
            "level": {
              "title": "level",
              "description": "The name of this field in the bank.",
              "type": "string",
              "minLength": 1,
              "maxLength": 200
            },
            "answer": {
              "title": "answer",
              "description": "The name of this field in the bank.",
              "type": "string",
              "minLength": 1,
              "maxLength": 200
            },
            "summary": {
              "title": "summary",
              "description": "The name of this field in the bank.",
              "type": "string",
              "minLength": 1,
              "maxLength": 200
            },
            "tags": {
              "title": "tags",
              "description": "The name of this field in the bank.",
              "type": "string",
              "minLength": 1,
              "maxLength": 200
            },
            "code_challenge": {
              "title": "code_challenge",
              "description": "The name of this field in the bank.",
              "type": "string",
              "minLength": 1,
              "maxLength": 200
            },
            "references": {
              "title": "references",
              "description": "The name of this field in the bank.",
              "type": "string",
              "minLength": 1,
              "maxLength": 200
            }
          },
          "additionalProperties": false,
          "examples": [
            { "summary": "quick_summary", "level": "difficulty" }
          ]
        },
        "extra-fields": {
          "title": "Extra fields",
          "description": "The names of further fields that a question may have.",
          "type": "array",
          "items": { "type": "string", "minLength": 1, "maxLength": 200 },
          "uniqueItems": true
        },
        "summary": {
          "title": "Summary length",
          "description": "How long a summary may be, in Unicode scalars; both ends included.",
          "type": "object",
          "properties": {
            "min": {
              "title": "Minimum",
              "description": "The fewest characters.",
              "type": "integer",
              "minimum": 0,
              "maximum": 1000000
            },
            "max": {
              "title": "Maximum",
              "description": "The most characters.",
              "type": "integer",
              "minimum": 1,
              "maximum": 1000000
            }
          },
          "additionalProperties": false
        },
        "answer": {
          "title": "Answer length",
          "description": "How long an answer may be, in Unicode scalars; both ends included.",
          "type": "object",
          "properties": {
            "min": {
              "title": "Minimum",
              "description": "The fewest characters.",
              "type": "integer",
              "minimum": 0,
              "maximum": 1000000
            },
            "max": {
              "title": "Maximum",
              "description": "The most characters.",
              "type": "integer",
              "minimum": 1,
              "maximum": 1000000
            }
          },
          "additionalProperties": false
        },
        "question": {
          "title": "Question length",
          "description": "How long a question may be, in Unicode scalars; both ends included.",
          "type": "object",
          "properties": {
            "min": {
              "title": "Minimum",
              "description": "The fewest characters.",
              "type": "integer",
              "minimum": 0,
              "maximum": 1000000
            },
            "max": {
              "title": "Maximum",
              "description": "The most characters.",
              "type": "integer",
              "minimum": 1,
              "maximum": 1000000
            }
          },
          "additionalProperties": false
        },
        "id-pattern": {
          "title": "Form of ids",
          "description": "The form of the ids of questions and sets: a regular expression (ECMA-262) for the \#
    whole id.",
          "type": "string",
          "minLength": 1,
          "default": "^[a-z0-9]+(-[a-z0-9]+)*$"
        },
        "rules": { "$ref": "#/$defs/rules" },
        "overrides": {
          "title": "Overrides",
          "description": "Other settings of rules for some paths; later ones win.",
          "type": "array",
          "maxItems": 1000,
          "items": {
            "title": "Override",
            "description": "Settings of rules for some paths.",
            "type": "object",
            "properties": {
              "paths": {
                "title": "Paths",
                "description": "Which files: patterns as in .gitignore, relative to the project's root.",
                "type": "array",
                "items": { "type": "string", "minLength": 1, "maxLength": 4096 },
                "minItems": 1,
                "maxItems": 1000
              },
              "rules": { "$ref": "#/$defs/rules" }
            },
            "required": ["paths", "rules"],
            "additionalProperties": false
          }
        },
        "include": {
          "title": "Include",
          "description": "Which files of a folder are question files: patterns as in .gitignore, relative to \#
    the project's root.",
          "type": "array",
          "items": { "type": "string", "minLength": 1, "maxLength": 4096 },
          "maxItems": 1000
        },
        "exclude": {
          "title": "Exclude",
          "description": "Which files and folders to leave out: patterns as in .gitignore, relative to the \#
    project's root; a ! in front takes one back.",
          "type": "array",
          "items": { "type": "string", "minLength": 1, "maxLength": 4096 },
          "maxItems": 1000
        },
        "schema": {
          "title": "Schema of the bank",
          "description": "A JSON Schema inside the project that every document must fulfil too, as a path \#
    relative to this file.",
          "type": "string",
          "minLength": 1,
          "maxLength": 4096
        },
        "limits": {
          "title": "Limits",
          "description": "How much of a file is read. The limits can only be lowered here; the command line \#
    raises them.",
          "type": "object",
          "properties": {
            "file-size": {
              "title": "File size",
              "description": "Bytes a file.",
              "type": "integer",
              "minimum": 1,
              "maximum": 8388608,
              "x-qlint-message": {
                "maximum": "a configuration can only lower this limit; the standard is 8388608"
              }
            },
            "depth": {
              "title": "Depth",
              "description": "Collections around a value.",
              "type": "integer",
              "minimum": 1,
              "maximum": 64,
              "x-qlint-message": {
                "maximum": "a configuration can only lower this limit; the standard is 64"
              }
            },
            "nodes": {
              "title": "Nodes",
              "description": "Values a file.",
              "type": "integer",
              "minimum": 1,
              "maximum": 250000,
              "x-qlint-message": {
                "maximum": "a configuration can only lower this limit; the standard is 250000"
              }
            },
            "documents": {
              "title": "Documents",
              "description": "YAML documents a file.",
              "type": "integer",
              "minimum": 1,
              "maximum": 1000,
              "x-qlint-message": {
                "maximum": "a configuration can only lower this limit; the standard is 1000"
              }
            }
          },
          "additionalProperties": false
        },
        "fail-on": {
          "title": "Fail on",
          "description": "From which severity on a run ends with exit code 1.",
          "enum": ["error", "warning", "info", "hint", "never"],
          "default": "error"
        }
      },
      "additionalProperties": false,
      "$defs": {
        "rules": {
          "title": "Rules",
          "description": "Settings by the name of a rule (schema/summary-length) or of a group (schema); a \#
    rule's own setting wins over its group's.",
          "type": "object",
          "additionalProperties": { "$ref": "#/$defs/setting" }
        },
        "setting": {
          "title": "Setting of a rule",
          "description": "A severity, on, off, or a mapping with a severity and the options of the rule.",
          "type": ["string", "object"],
          "x-qlint-message": {
            "type": "a setting is error, warning, info, hint, on, off, or a mapping with severity and options"
          },
          "if": { "type": "string" },
          "then": { "$ref": "#/$defs/level" },
          "else": {
            "properties": {
              "severity": { "$ref": "#/$defs/level" }
            }
          }
        },
        "level": {
          "title": "Severity",
          "description": "How bad a finding is; on stands for the rule's own severity, off for not checking.",
          "enum": ["error", "warning", "info", "hint", "on", "off"]
        }
      }
    }
    """#
}
