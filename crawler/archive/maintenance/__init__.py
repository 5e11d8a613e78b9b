"""What is done to an archive later: judged again, unlearned, known anew, removed."""
