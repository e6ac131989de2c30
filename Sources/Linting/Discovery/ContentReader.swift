package import Diagnostics

/// Where the bytes of files come from: the file system, or a repository. A worker has one and reads all its files through it.
package protocol ContentReader: AnyObject {
  /// Reads a file whole.
  /// - Parameter limit: the most bytes that are read; a file with more is ``ReadError/tooLarge(size:)``.
  /// - Returns: the bytes; they stay until the next call, and not longer than the reader itself: whoever reads them must keep it.
  func read(_ path: SourcePath, limit: Int) throws(ReadError) -> UnsafeRawBufferPointer
}

extension ReadBuffer: ContentReader {}
