"""Real web servers that serve a site below a path."""

import contextlib
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

from outputs import REPOSITORY


def free_port():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return server.getsockname()[1]


@contextlib.contextmanager
def running(command, port):
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            if process.poll() is not None:
                raise RuntimeError(f"{command[0]} ended: {process.stdout.read().decode()}")
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


@contextlib.contextmanager
def nginx(site, path, **changes):
    """nginx with deploy/nginx.conf, which serves the site below a path; with other words in the places of some."""
    with tempfile.TemporaryDirectory() as folder:
        folder, port = pathlib.Path(folder), free_port()
        root = folder / "root"
        shutil.copytree(site, root / path.strip("/"))
        server = (REPOSITORY / "deploy" / "nginx.conf").read_text()
        # What a school changes, as the first lines of the file say.
        for ours, theirs in [("/srv/www", f"{root}"), ("/opvoedingstips/", path), ("listen 8080;", f"listen 127.0.0.1:{port};"), *changes.items()]:
            assert ours in server, f"deploy/nginx.conf has no {ours}"
            server = server.replace(ours, theirs)
        (folder / "server.conf").write_text(server)
        for part in ["body", "proxy", "fastcgi", "uwsgi", "scgi"]:
            (folder / part).mkdir()
        (folder / "nginx.conf").write_text(
            f"""
            daemon off; pid {folder}/pid; error_log stderr; worker_processes 1; user root;
            events {{}}
            http {{
              access_log off; include {folder}/server.conf;
              client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
              uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
            }}
            """
        )
        with running(["nginx", "-c", folder / "nginx.conf", "-p", folder], port) as host:
            yield host


@contextlib.contextmanager
def apache(site, path):
    """Apache, which serves the site below a path."""
    with tempfile.TemporaryDirectory() as folder:
        folder, port = pathlib.Path(folder), free_port()
        root = folder / "root"
        shutil.copytree(site, root / path.strip("/"))
        modules = "\n".join(
            f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in ["mpm_event", "authz_core", "dir", "mime", "alias"]
        )
        (folder / "apache.conf").write_text(
            f"""
            {modules}
            ServerRoot {folder}
            ServerName 127.0.0.1
            Listen 127.0.0.1:{port}
            PidFile {folder}/pid
            DefaultRuntimeDir {folder}
            ErrorLog /dev/stderr
            TypesConfig /etc/mime.types
            DocumentRoot {root}
            ErrorDocument 404 {path}404.html
            Include {root}{path}redirects-apache.conf
            """
        )
        with running(["apache2", "-f", folder / "apache.conf", "-DFOREGROUND"], port) as host:
            yield host
