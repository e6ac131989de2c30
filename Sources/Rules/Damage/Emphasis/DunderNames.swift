/// The names that Python writes with two underscores on each side (The Python Language Reference, 3.3), without them.
enum DunderNames {
  /// Names that are nothing but special: seen bare where a method is defined, the underscores are gone.
  static let telling = WordSet([
    "init", "repr", "str", "eq", "ne", "lt", "le", "gt", "ge", "getitem", "setitem", "delitem",
    "getattr", "setattr", "delattr", "getattribute", "init_subclass", "subclasshook", "instancecheck",
    "subclasscheck", "class_getitem", "aenter", "aexit", "aiter", "anext", "del", "radd", "iadd", "rmul",
    "imul", "rsub", "isub", "truediv", "floordiv", "rtruediv", "and", "or",
    "post_init", "length_hint", "getstate", "setstate", "getnewargs", "reduce_ex",
  ])
  /// Names that a method of one's own has as often: a hash table, a tree, a setter.
  static let shared = WordSet([
    "hash", "missing", "prepare", "invert", "matmul", "divmod", "lshift", "rshift", "xor", "neg", "sizeof", "set_name",
  ])
  /// Names that a method of one's own may have as well.
  static let common = WordSet([
    "new", "len", "iter", "next", "call", "enter", "exit", "contains", "add", "sub", "mul", "mod", "pow", "abs", "bool",
    "int", "float", "bytes", "format", "get", "set", "delete", "await", "index", "copy", "deepcopy", "reversed", "dir",
    "round", "reduce", "pos",
  ])
  /// Names of variables and attributes.
  static let attributes = WordSet([
    "name", "main", "file", "doc", "dict", "class", "module", "slots", "all", "future", "package", "path", "builtins",
    "bases", "mro", "qualname", "annotations", "defaults", "closure", "globals", "code", "version", "author", "import",
    "debug", "spec", "loader", "self", "wrapped", "weakref", "match_args",
  ])
  /// Names that PHP, Lua or C write with underscores in front only.
  private static let halfElsewhere = WordSet([
    "get", "set", "call", "index", "newindex", "eq", "lt", "le", "add", "sub", "mul", "mod", "pow", "len", "gc",
    "close",
    "name", "init", "exit", "file", "int", "float", "bool", "dir", "class", "version", "main", "debug", "code", "func",
  ])

  static func contains(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    telling.contains(bytes, range) || common.contains(bytes, range) || shared.contains(bytes, range)
      || attributes.contains(bytes, range)
  }

  /// Whether other languages have the name with underscores in front and none behind.
  static func isHalfElsewhere(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    halfElsewhere.contains(bytes, range)
  }
}
