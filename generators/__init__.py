"""What is written: the form and its filled copies, reports, setup files and the consolidated data set."""
