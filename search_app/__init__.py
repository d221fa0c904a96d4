"""What people touch: the command line and the web app."""

import os

# After each product of matrices OpenBLAS's threads spin for some 25 ms in case there is another one.  A search holds
# one product among other work, which they slow down: a search of 100,000 passages takes 46 ms of processor time instead
# of 66.  It has to be said before numpy is loaded, and processes that are started from here inherit it.
os.environ.setdefault("OPENBLAS_THREAD_TIMEOUT", "4")  # 2 to the power of this many cycles
