//! Shell scripts as people write them against AWS CLI, run with `aws` a symlink to us: each asserts for itself.

#![expect(unreachable_pub, reason = "a test has no outside")]
#![expect(clippy::unwrap_used, reason = "a test ends where something is not there")]

#[path = "stories/lab.rs"]
mod lab;

use std::path::Path;

use lab::{Lab, Server, stories};

#[test]
#[ignore = "needs bash, jq and awk"]
fn scripts_for_aws_run_unchanged_and_alike_over_http() {
    let stories = stories();
    assert!(!stories.is_empty(), "there are no stories");
    for story in stories {
        let embedded = told(&Lab::new(), &story, &[]);
        let lab = Lab::new();
        let (_server, url) = Server::start(&lab);
        let served = told(&lab, &story, &[("AWS_ENDPOINT_URL", &url)]);
        assert_eq!(embedded, served, "{}", story.display());
    }
}

/// What a story tells in which all goes well.
fn told(lab: &Lab, story: &Path, variables: &[(&str, &str)]) -> String {
    let (status, told) = lab.tell(story, variables);
    // 77 would mean that the story cannot be told here, which is not so.
    assert_eq!(status, Some(0), "{}:\n{told}", story.display());
    assert!(told.contains("PASS") && !told.contains("FAIL"), "{}:\n{told}", story.display());
    told
}
