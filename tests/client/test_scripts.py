"""The Python scripts that the page exports, run as they are against a server.

They are the golden files of the crate that writes them, so what is tested here is what people download.
"""

import json
import os
import subprocess
import sys
import unittest
from pathlib import Path

from zepben.eas import EasClient, HcWorkPackageFields, Query

from server import TOKEN, Issuer, Server

FIXTURES = Path(__file__).parents[2] / "crates/contract/tests/fixtures"
RUN_TIMEOUT_S = 120


class Scripts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.issuer = Issuer()
        cls.addClassCleanup(cls.issuer.stop)
        cls.server = Server(cls.issuer)
        cls.addClassCleanup(cls.server.stop)
        cls.eas = EasClient(
            host="127.0.0.1", port=cls.server.port, protocol="http", access_token=TOKEN
        )
        cls.addClassCleanup(cls.eas.close)

    def run_script(self, script, **environment):
        clean = {name: value for name, value in os.environ.items() if not name.startswith("EAS_")}
        server = {"EAS_HOST": "127.0.0.1", "EAS_PORT": str(self.server.port)}
        return subprocess.run(
            [sys.executable, "-I", str(script)],
            env={**clean, **server, "EAS_PROTOCOL": "http", "EAS_ACCESS_TOKEN": TOKEN, **environment},
            capture_output=True,
            text=True,
            timeout=RUN_TIMEOUT_S,
        )

    def config(self, package_id):
        """Name and input of a work package, as the server took them."""
        query = Query.get_work_package_by_id(package_id)
        answer = self.eas.query(query, *HcWorkPackageFields.all_fields(), operation_name="test")
        package = next(iter(answer["data"].values()))
        return package["name"], json.loads(package["config"])

    def test_every_script_submits_its_work_package(self):
        scripts = sorted(FIXTURES.glob("*.py"))
        self.assertGreaterEqual(len(scripts), 12)
        for script in scripts:
            with self.subTest(script=script.name):
                compile(script.read_text(), script.name, "exec")
                variables = json.loads((FIXTURES / f"{script.name.split('.')[0]}.json").read_text())
                run = self.run_script(script)
                self.assertEqual((run.returncode, run.stderr), (0, ""))
                name, config = self.config(run.stdout.strip())
                self.assertEqual(name, variables["workPackageName"])
                self.assertEqual(config, variables["input"])

    def test_a_token_is_needed_and_is_not_in_the_script(self):
        script = FIXTURES / "least.camel.py"
        self.assertNotIn(TOKEN, script.read_text())
        refused = self.run_script(script, EAS_ACCESS_TOKEN="another")
        self.assertNotEqual(refused.returncode, 0)
        self.assertIn("401", refused.stderr)
        self.assertEqual(refused.stdout, "")


if __name__ == "__main__":
    unittest.main()
