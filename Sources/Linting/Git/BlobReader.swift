package import Diagnostics

/// Reads files as a repository has them: each reader has a `git cat-file` of its own, which it asks for one file after the other.
/// No filter runs, and no link is followed.
package final class BlobReader: ContentReader {
  private let git: Git
  /// The name of the content of each file.
  private let objects: [SourcePath: [UInt8]]
  private var child: ChildProcess?
  private var content = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  /// The line before a content is at most this long: a name, `blob` and a number.
  private static let longestHeader = 256

  /// - Parameter objects: the name of the content of each file, in hexadecimal digits.
  init(_ git: Git, objects: [SourcePath: [UInt8]]) {
    self.git = git
    self.objects = objects
  }

  deinit { content.deallocate() }

  package func read(_ path: SourcePath, limit: Int) throws(ReadError) -> UnsafeRawBufferPointer {
    guard let object = objects[path] else { throw .io(IOProblem(path, "the file is not in the repository")) }
    let child = try start(path)
    let size: Int
    switch answer(from: child, for: object) {
    case .failure(let error): throw giveUp(path, error)
    case .success(nil): throw .io(IOProblem(path, "its content is missing in the repository"))
    case .success(let number?): size = number
    }
    guard size <= limit else {
      // All of it would still come: a new process is quicker.
      self.child = nil
      throw .tooLarge(size: size)
    }
    do throws(ProcessError) {
      // A line end stands behind the content.
      try child.receive(atLeast: size + 1)
    } catch {
      throw giveUp(path, error)
    }
    guard child.received.count > size else { throw giveUp(path, .closed) }
    if content.count < size {
      content.deallocate()
      content = .allocate(byteCount: size, alignment: 16)
    }
    content.copyBytes(from: child.take(size + 1).dropLast())
    return UnsafeRawBufferPointer(rebasing: content[..<size])
  }

  private func start(_ path: SourcePath) throws(ReadError) -> ChildProcess {
    if let child { return child }
    do throws(GitError) {
      let started = try git.startBatch()
      child = started
      return started
    } catch {
      throw .io(IOProblem(path, error.message))
    }
  }

  /// Asks for a content, and gives its size in bytes; nil where there is none.
  private func answer(from child: ChildProcess, for object: [UInt8]) -> Result<Int?, ProcessError> {
    do throws(ProcessError) {
      child.send(object + [0x0A])
      guard let end = try child.receiveLine(limit: Self.longestHeader) else { return .failure(.closed) }
      // 0123abc… blob 4711, or 0123abc… missing
      let fields = child.take(end + 1).dropLast().split(separator: 0x20)
      guard fields.count == 3, fields[1].elementsEqual("blob".utf8) else { return .success(nil) }
      return .success(Int(String(decoding: fields[2], as: UTF8.self)))
    } catch {
      return .failure(error)
    }
  }

  private func giveUp(_ path: SourcePath, _ error: ProcessError) -> ReadError {
    child = nil
    return .io(IOProblem(path, GitError(error).message))
  }
}
