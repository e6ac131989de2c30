// The meta-schemas of JSON Schema as json-schema.org publishes them, without their `$comment` members, under this
// licence:
//
// Copyright (c) 2022 JSON Schema Specification Authors
//
// Redistribution and use in source and binary forms, with or without
// modification, are permitted provided that the following conditions are
// met:
//
// 1. Redistributions of source code must retain the above copyright
// notice, this list of conditions and the following disclaimer.
//
// 2. Redistributions in binary form must reproduce the above copyright
// notice, this list of conditions and the following disclaimer in the
// documentation and/or other materials provided with the distribution.
//
// 3. Neither the name of the copyright holder nor the names of its
// contributors may be used to endorse or promote products derived from
// this software without specific prior written permission.
//
// THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS
// "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT
// LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR
// A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT
// HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL,
// SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED
// TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR
// PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF
// LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING
// NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS
// SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.

/// The meta-schemas that are built in. They are read only where a schema refers to one or is checked against one.
enum MetaSchemas {
  /// The text of the meta-schema with a URI (without a fragment), or nil.
  static func text(of uri: String) -> String? { literal(uri).map { "\($0)" } }

  private static func literal(_ uri: String) -> StaticString? {
    switch uri {
    case "https://json-schema.org/draft/2020-12/schema": schema202012
    case "https://json-schema.org/draft/2020-12/meta/core": core202012
    case "https://json-schema.org/draft/2020-12/meta/applicator": applicator202012
    case "https://json-schema.org/draft/2020-12/meta/unevaluated": unevaluated202012
    case "https://json-schema.org/draft/2020-12/meta/validation": validation202012
    case "https://json-schema.org/draft/2020-12/meta/meta-data": metaData202012
    case "https://json-schema.org/draft/2020-12/meta/format-annotation": formatAnnotation202012
    case "https://json-schema.org/draft/2020-12/meta/format-assertion": formatAssertion202012
    case "https://json-schema.org/draft/2020-12/meta/content": content202012
    case "https://json-schema.org/draft/2019-09/schema": schema201909
    case "https://json-schema.org/draft/2019-09/meta/core": core201909
    case "https://json-schema.org/draft/2019-09/meta/applicator": applicator201909
    case "https://json-schema.org/draft/2019-09/meta/validation": validation201909
    case "https://json-schema.org/draft/2019-09/meta/meta-data": metaData201909
    case "https://json-schema.org/draft/2019-09/meta/format": format201909
    case "https://json-schema.org/draft/2019-09/meta/content": content201909
    case "http://json-schema.org/draft-07/schema": schema07
    default: nil
    }
  }
}
