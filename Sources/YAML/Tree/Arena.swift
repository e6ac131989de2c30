/// A growing buffer of trivial elements, kept when it is emptied, so that one file after the other is read into
/// the same memory. Indices are 32 bits wide: files are at most 2 GiB long.
///
/// A handle without a reference count and without stored properties that change: retaining a class, and checking the access to
/// its properties for exclusivity, would cost more here than the access itself. Its owner calls ``deallocate()``.
struct Arena<Element: BitwiseCopyable>: BitwiseCopyable {
  private struct State {
    var base: UnsafeMutablePointer<Element>
    var capacity: Int
    var count: Int
  }

  private let state: UnsafeMutablePointer<State>

  init() {
    state = .allocate(capacity: 1)
    state.initialize(to: State(base: .allocate(capacity: 64), capacity: 64, count: 0))
  }

  /// Gives the memory back. Nothing may be done with the arena afterwards.
  func deallocate() {
    state.pointee.base.deallocate()
    state.deallocate()
  }

  var count: Int { state.pointee.count }

  subscript(index: UInt32) -> Element {
    get {
      precondition(Int(index) < state.pointee.count, "node of another tree")
      return state.pointee.base[Int(index)]
    }
    nonmutating set {
      precondition(Int(index) < state.pointee.count, "node of another tree")
      state.pointee.base[Int(index)] = newValue
    }
  }

  /// The elements from `start` on; valid until the next `append` or `removeAll`.
  func slice(_ start: UInt32, _ length: UInt32) -> UnsafeBufferPointer<Element> {
    precondition(Int(start) + Int(length) <= state.pointee.count, "value of another tree")
    return UnsafeBufferPointer(start: state.pointee.base + Int(start), count: Int(length))
  }

  /// Forgets the elements and keeps the memory, unless it is more than 4 Mi elements: one huge file among many small ones
  /// should not hold its memory to the end.
  func removeAll() {
    state.pointee.count = 0
    if state.pointee.capacity > 4 << 20 {
      state.pointee.base.deallocate()
      state.pointee.base = .allocate(capacity: 64)
      state.pointee.capacity = 64
    }
  }

  func removeLast(_ number: Int) { state.pointee.count -= min(max(0, number), count) }

  func append(_ element: Element) {
    if count == state.pointee.capacity { grow(to: count + 1) }
    state.pointee.base[count] = element
    state.pointee.count += 1
  }

  func append(_ source: UnsafePointer<Element>, count length: Int) {
    if count + length > state.pointee.capacity { grow(to: count + length) }
    (state.pointee.base + count).update(from: source, count: length)
    state.pointee.count += length
  }

  private func grow(to needed: Int) {
    let larger = max(needed, state.pointee.capacity * 2)
    let new = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    new.update(from: state.pointee.base, count: count)
    state.pointee.base.deallocate()
    state.pointee.base = new
    state.pointee.capacity = larger
  }
}
