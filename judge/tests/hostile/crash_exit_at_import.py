# attacks: the verdict, by leaving before anything is asked
# allowed: runtime_error
import os

os._exit(0)
