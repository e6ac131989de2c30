import TestSupport
import Testing

/// The binary from end to end: standard output, standard error and exit code, byte for byte.
@Suite struct ProjectTests {
  @Test func projectsAreThere() {
    #expect(Project.all.count > 20)
  }

  @Test(arguments: Project.all)
  func transcript(of project: Project) throws {
    guard Golden.hasBinary() else { return }
    let actual = try project.run()
    #expect(!actual.isEmpty, "no command in Fixtures/projects/\(project.name)/cmd")
    if Golden.isUpdating { return try project.update(actual) }
    guard let expected = project.expected else {
      Issue.record("Fixtures/projects/\(project.name)/expected.txt is missing: run with QLINT_UPDATE_GOLDENS=1")
      return
    }
    if let difference = Golden.difference(actual, expected) {
      Issue.record("Fixtures/projects/\(project.name)/expected.txt, \(difference)")
    }
  }
}
