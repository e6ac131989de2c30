/// Types that have arguments in angle brackets, by language.
enum TypeName {
  /// Of C++'s standard library: without arguments they are templates, and no types.
  static let cpp = WordSet([
    "vector", "map", "unordered_map", "set", "unordered_set", "multimap", "multiset", "list", "forward_list", "deque",
    "queue", "priority_queue", "stack", "pair", "tuple", "array", "optional", "variant", "function", "unique_ptr",
    "shared_ptr", "weak_ptr", "initializer_list", "future", "promise", "shared_future", "atomic", "span", "expected",
    "packaged_task", "basic_string", "numeric_limits",
  ])
  /// Those of which the compiler never finds out the arguments.
  static let explicitCpp = WordSet(["unique_ptr", "numeric_limits"])
  /// Functions and casts that are told a type.
  static let told = WordSet([
    "static_cast", "dynamic_cast", "reinterpret_cast", "const_cast", "make_unique", "make_shared", "any_cast",
    "duration_cast", "static_pointer_cast", "dynamic_pointer_cast", "bit_cast",
  ])

  /// Those that are so only behind `std::`.
  static let toldByStandard = WordSet(["forward", "get", "get_if", "holds_alternative"])
  /// Methods of C# that are told a type where they are given no value.
  static let toldCSharp = WordSet([
    "AddScoped", "AddSingleton", "AddTransient", "AddHostedService", "AddDbContext", "GetRequiredService", "GetService",
    "GetComponent", "AddComponent", "OfType", "Cast",
  ])

  static let rust = WordSet([
    "Vec", "Option", "Box", "Rc", "Arc", "RefCell", "HashMap", "HashSet", "BTreeMap", "BTreeSet", "Mutex",
    "RwLock", "Cow", "VecDeque", "BinaryHeap", "NonNull", "MaybeUninit", "ManuallyDrop", "OnceCell", "UnsafeCell",
    "OnceLock", "LazyLock", "MutexGuard",
  ])
  /// Traits that say nothing without their argument.
  static let rustTraits = WordSet([
    "From", "Into", "TryFrom", "TryInto", "AsRef", "AsMut", "Borrow", "FromIterator", "Extend", "Index", "IndexMut",
  ])
  /// Of C# alone: no other language has types of these names.
  static let csharp = WordSet([
    "Dictionary", "Func", "Span", "ReadOnlySpan", "ReadOnlyMemory", "Lazy", "IAsyncEnumerable", "SortedDictionary",
    "ConcurrentDictionary", "ConcurrentBag", "KeyValuePair", "IReadOnlyList", "IReadOnlyCollection", "DbSet",
    "BlockingCollection", "IReadOnlyDictionary", "AsyncLocal", "TaskCompletionSource", "List",
  ])
  static let kotlin = WordSet([
    "List", "MutableList", "Map", "MutableMap", "Set", "MutableSet", "Array", "Sequence", "Flow", "StateFlow",
    "MutableStateFlow", "SharedFlow", "Iterable", "Collection", "Pair", "Triple", "Deferred", "LiveData",
    "MutableLiveData", "ArrayList", "HashMap", "Comparable", "Iterator", "KClass", "ReadWriteProperty",
  ])
  static let typeScript = WordSet([
    "Promise", "Record", "Partial", "Required", "Pick", "Omit", "Readonly", "ReadonlyArray", "Exclude", "Extract",
    "ReturnType", "NonNullable", "PropType", "RefObject", "MutableRefObject", "Dispatch",
    "SetStateAction", "HTMLAttributes", "HTMLProps", "ComponentProps", "ComponentPropsWithoutRef",
    "ComponentPropsWithRef",
    "ElementRef", "RefAttributes", "DetailedHTMLProps", "ForwardedRef",
  ])
  /// Of TypeScript's and React's types those that say nothing without arguments, and that nothing else is called by.
  static let utility = WordSet([
    "Record", "Partial", "Pick", "Omit", "Readonly", "ReadonlyArray", "Exclude", "Extract", "ReturnType", "NonNullable",
    "ComponentProps", "ComponentPropsWithoutRef", "ComponentPropsWithRef", "HTMLAttributes", "HTMLProps",
    "DetailedHTMLProps", "RefAttributes", "ForwardedRef", "MutableRefObject", "RefObject", "SetStateAction",
    "ElementRef", "PropType",
  ])
  /// Java allows them without arguments, and warns.
  static let java = WordSet([
    "List", "ArrayList", "LinkedList", "Map", "HashMap", "TreeMap", "ConcurrentHashMap", "Set", "HashSet", "TreeSet",
    "Collection", "Iterator", "Iterable", "Optional", "Supplier", "Consumer", "Function", "Predicate", "BiFunction",
    "Comparable", "Comparator", "Callable", "Future", "CompletableFuture", "Stream", "Queue", "Deque", "ArrayDeque",
    "PriorityQueue", "ThreadLocal", "WeakReference", "AtomicReference",
  ])
}
