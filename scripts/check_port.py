"""check_port.py PORT: exits with a one-line message if no server can listen on that port of this machine."""

import socket
import sys


def problem(port: str) -> str | None:
    if not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        return f"PORT is {port!r}: set it to a number from 1 to 65535."
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            server.bind(("127.0.0.1", int(port)))
        except PermissionError:
            return f"Port {port} is reserved for root: choose a higher port, for example PORT=8001 make run."
        except OSError:
            return f"Port {port} is taken: stop what runs there, or choose another, for example PORT=8001 make run."
    return None


sys.exit(problem(sys.argv[1]))
