/// A growing buffer of trivial elements, kept when it is emptied, so that one file after the other is read into
/// the same memory. Indices are 32 bits wide: files are at most 4 GiB long.
struct Arena<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 64) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  subscript(index: UInt32) -> Element {
    get {
      precondition(Int(index) < count, "node of another tree")
      return base[Int(index)]
    }
    set {
      precondition(Int(index) < count, "node of another tree")
      base[Int(index)] = newValue
    }
  }

  func slice(_ start: UInt32, _ length: UInt32) -> UnsafeBufferPointer<Element> {
    precondition(Int(start) + Int(length) <= count, "value of another tree")
    return UnsafeBufferPointer(start: base + Int(start), count: Int(length))
  }

  mutating func removeAll() { count = 0 }

  mutating func removeLast(_ number: Int) { count -= Swift.min(Swift.max(0, number), count) }

  mutating func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    base[count] = element
    count += 1
  }

  mutating func append(_ source: UnsafePointer<Element>, count length: Int) {
    if count + length > capacity { grow(to: count + length) }
    (base + count).update(from: source, count: length)
    count += length
  }

  /// Gives memory back when the last file was much larger than files are.
  mutating func shrink(to limit: Int) {
    guard capacity > limit, count == 0 else { return }
    base.deallocate()
    capacity = 64
    base = .allocate(capacity: capacity)
  }

  private mutating func grow(to needed: Int) {
    let larger = max(needed, capacity * 2)
    let new = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    new.update(from: base, count: count)
    base.deallocate()
    base = new
    capacity = larger
  }
}
