import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Threads that take the next piece of work from a common counter. Results go to the slots of their pieces, so their order never
/// depends on timing.
enum Workers {
  /// The number of processors that are online, at least 1.
  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Bytes of stack of each thread: trees are walked by recursion of limited depth.
  private static let stackSize = 4 << 20

  /// Does `count` pieces of work.
  /// - Parameters:
  ///   - jobs: threads; no more are started than there are pieces. With one, the work is done on the calling thread.
  ///   - makeState: makes what a thread keeps from piece to piece.
  ///   - work: does the piece with that number.
  static func map<State, Result: Sendable>(
    count: Int, jobs: Int, makeState: @escaping @Sendable () -> State,
    work: @escaping @Sendable (State, Int) -> Result
  ) -> [Result] {
    let threads = max(1, min(jobs, count))
    guard threads > 1 else {
      let state = makeState()
      return (0..<count).map { work(state, $0) }
    }
    let counter = Counter()
    let slots = Slots<Result>(count: count)
    run(threads: threads) {
      let state = makeState()
      while let index = counter.next(below: count) { slots.fill(index, work(state, index)) }
    }
    return slots.results
  }

  /// Runs `body` on that many threads, this one among them, and waits for all. Where the system gives fewer threads, those it gives
  /// do the work.
  private static func run(threads: Int, _ body: @escaping @Sendable () -> Void) {
    final class Task: Sendable {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, stackSize)
    defer { pthread_attr_destroy(&attributes) }
    var started: [pthread_t] = []
    for _ in 1..<threads {
      let task = Unmanaged.passRetained(Task(body))
      #if canImport(Glibc)
        var thread = pthread_t()
      #else
        var thread: pthread_t?
      #endif
      let code = pthread_create(
        &thread, &attributes,
        { argument in
          #if canImport(Glibc)
            guard let argument else { return nil }
          #endif
          Unmanaged<Task>.fromOpaque(argument).takeRetainedValue().body()
          return nil
        }, task.toOpaque())
      guard code == 0 else {
        task.release()
        break
      }
      #if canImport(Glibc)
        started.append(thread)
      #else
        if let thread { started.append(thread) }
      #endif
    }
    body()
    for thread in started { pthread_join(thread, nil) }
  }

  /// Hands out each number once.
  private final class Counter: Sendable {
    private let value = Atomic(0)

    func next(below count: Int) -> Int? {
      let index = value.wrappingAdd(1, ordering: .relaxed).oldValue
      return index < count ? index : nil
    }
  }

  /// One place for each result, written once by whichever thread has the piece.
  private final class Slots<Result: Sendable>: @unchecked Sendable {
    // Safe: an index is handed out once, and the results are read after all threads have ended.
    private let base: UnsafeMutablePointer<Result?>
    private let count: Int

    init(count: Int) {
      self.count = count
      base = .allocate(capacity: count)
      base.initialize(repeating: nil, count: count)
    }

    deinit {
      base.deinitialize(count: count)
      base.deallocate()
    }

    func fill(_ index: Int, _ result: Result) { base[index] = result }

    var results: [Result] { UnsafeBufferPointer(start: base, count: count).compactMap { $0 } }
  }
}
