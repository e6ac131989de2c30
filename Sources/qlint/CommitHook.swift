import Diagnostics
import Linting

/// The hook that git runs before a commit.
enum CommitHook {
  private static let text = """
    #!/bin/sh
    # Checks the question files of this commit as they are staged. "git commit --no-verify" passes it by.
    exec qlint check --staged

    """

  /// Puts the hook into the repository that the working directory is in. A hook that is there already stays.
  /// - Returns: the path of the hook.
  /// - Throws: ``Failure``, `OutputError`.
  static func install() throws -> SourcePath {
    let folder: SourcePath
    do throws(GitError) {
      folder = try Git().hooksFolder()
    } catch {
      throw Failure(message: error.message, help: error.help)
    }
    let path = SourcePath(bytes: folder.bytes + Array("/pre-commit".utf8))
    try OutputFile.createFolder(folder)
    guard try OutputFile.create(Array(text.utf8), at: path, mode: 0o777) else {
      throw Failure(message: "\(path.display) is there already", help: "add this line to it: qlint check --staged")
    }
    return path
  }
}
