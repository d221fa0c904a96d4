"""What each command does; loaded only when that command runs, so that ``fazhi --help`` stays quick."""
