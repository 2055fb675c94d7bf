"""From a submission to a pull request: what was sent, judged; then git, GitHub and an answer in German."""
