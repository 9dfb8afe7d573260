"""The API under the client that its users have: zepben.eas.

`cargo xtask client` installs it and runs this; every request goes through the client's own methods.
"""

import csv
import io
import time
import unittest

import httpx
from zepben.eas import (
    EasClient,
    GqlUserResponseFields,
    GraphQLClientGraphQLMultiError,
    GraphQLClientHttpError,
    HcWorkPackageFields,
    HcWorkPackagePageFields,
    HcWorkPackagesFilterInput,
    HcWorkPackagesSortCriteriaInput,
    Mutation,
    Query,
    SortOrder,
    WorkPackageStatsFields,
    WorkPackageTreeFields,
)

import inputs
from server import TOKEN, Issuer, Server

RUN_TIMEOUT_S = 300
ENDED = {"COMPLETED", "FAILED", "CANCELLED", "TIMEDOUT"}


class ClientTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.issuer = Issuer()
        cls.addClassCleanup(cls.issuer.stop)
        cls.server = Server(cls.issuer)
        cls.addClassCleanup(cls.server.stop)

    def client(self, token=TOKEN):
        port = self.server.port
        client = EasClient(host="127.0.0.1", port=port, protocol="http", access_token=token)
        self.addCleanup(client.close)
        return client

    def setUp(self):
        self.eas = self.client()

    def mutate(self, field, client=None):
        answer = (client or self.eas).mutation(field, operation_name="test")
        return next(iter(answer["data"].values()))

    def ask(self, query, *fields, client=None):
        answer = (client or self.eas).query(query, *fields, operation_name="test")
        return next(iter(answer["data"].values()))

    def run_lv(self, name, work, client=None):
        return self.mutate(Mutation.run_intrinsic_work_package(work, name), client)

    def work_package(self, package_id):
        query = Query.get_work_package_by_id(package_id, with_groupings=True)
        return self.ask(query, *HcWorkPackageFields.all_fields())

    def ended(self, package_id):
        """The work package, when it has ended."""
        until = time.monotonic() + RUN_TIMEOUT_S
        while time.monotonic() < until:
            package = self.work_package(package_id)
            if package["status"] in ENDED:
                return package
            time.sleep(0.1)
        self.fail(f"{package_id} is still {package['status']} after {RUN_TIMEOUT_S} s")

    def table(self, package_id, name):
        url = f"http://127.0.0.1:{self.server.port}/api/results/{package_id}/{name}.csv"
        response = httpx.get(url, headers={"authorization": f"Bearer {TOKEN}"})
        self.assertEqual(response.status_code, 200, response.text)
        return list(csv.DictReader(io.StringIO(response.text, newline="")))

    def refusal(self, field, client=None):
        """The first error of a mutation or query that is refused."""
        with self.assertRaises(GraphQLClientGraphQLMultiError) as raised:
            self.mutate(field, client)
        return raised.exception.errors[0]


class Running(ClientTest):
    def test_the_full_example_of_the_guide(self):
        package_id = self.run_lv("Guide", inputs.guide_example())
        package = self.ended(package_id)
        self.assertEqual(package["status"], "COMPLETED")
        self.assertEqual(package["feeders"], [inputs.FEEDER])
        self.assertEqual((package["scenarios"], package["years"]), (["base"], [2025]))
        details = package["progressDetails"]
        self.assertEqual(details["modelTotals"]["totalSucceeded"], 1)
        expected = [{"feeder": inputs.FEEDER, "scenario": "base", "year": 2025}]
        self.assertEqual(details["modelGroupings"]["succeeded"], expected)
        groups = self.table(package_id, "lv_group_hosting_capacity")
        self.assertEqual(len(groups), 29)
        self.assertTrue(all(group["addition_kw_scaling_applied"] == "true" for group in groups))
        self.assertTrue(all(float(group["headroom_kw_per_customer"]) % 5 == 0 for group in groups))
        self.assertEqual(len(self.table(package_id, "customer_allocations")), 1102)
        bound = {group["binding_id"] for group in groups} - {""}
        joined = {row["binding_id"] for row in self.table(package_id, "binding_constraints")}
        self.assertLessEqual(bound, joined)

    def test_hv_node_headroom(self):
        run = Mutation.run_hv_node_headroom_work_package(inputs.hv_nodes(), "HV")
        package_id = self.mutate(run)
        self.assertEqual(self.ended(package_id)["status"], "COMPLETED")
        nodes = self.table(package_id, "hv_node_headroom")
        self.assertEqual({node["location_type"] for node in nodes}, {"LINE_TEE"})
        self.assertTrue(all(float(node["available_headroom_kw"]) % 250 == 0 for node in nodes))
        self.assertEqual(self.table(package_id, "lv_group_hosting_capacity"), [])

    def test_cancelling(self):
        package_id = self.run_lv("To be cancelled", inputs.long_search())
        active = self.ask(Query.get_active_work_packages())
        self.assertIn(package_id, active)
        self.assertEqual(self.mutate(Mutation.cancel_work_package(package_id)), package_id)
        self.assertEqual(self.ended(package_id)["status"], "CANCELLED")
        self.assertNotIn(package_id, self.ask(Query.get_active_work_packages()))


class Managing(ClientTest):
    def test_lists(self):
        ids = {self.run_lv(name, inputs.short_search()) for name in ["List A", "List B"]}
        for package_id in ids:
            self.ended(package_id)
        query = Query.get_work_packages(
            limit=1,
            offset=1,
            filter_=HcWorkPackagesFilterInput(name="List"),
            sort=HcWorkPackagesSortCriteriaInput(name=SortOrder.ASC),
            with_groupings=True,
        )
        page = self.ask(query, *HcWorkPackagePageFields.all_fields())
        self.assertEqual((page["totalCount"], page["offset"]), (2, 1))
        self.assertEqual([package["name"] for package in page["workPackages"]], ["List B"])
        self.assertIn("token", page["allUsers"])
        self.assertEqual(page["workPackages"][0]["createdBy"]["username"], "token")

    def test_stats_tree_edit_and_delete(self):
        package_id = self.run_lv("To be edited", inputs.short_search())
        self.ended(package_id)
        stats = self.ask(
            Query.get_work_package_stats_by_id(package_id), *WorkPackageStatsFields.all_fields()
        )
        self.assertGreaterEqual(stats["duration"], 0)
        self.assertLessEqual(stats["createdAt"], stats["completedAt"])
        tree = self.ask(
            Query.get_work_package_tree(package_id), *WorkPackageTreeFields.all_fields()
        )
        self.assertEqual(tree, {"ancestors": [], "children": []})
        edit = Mutation.edit_work_package(package_id, name="Edited", description="For planning")
        self.assertIs(self.mutate(edit), True)
        package = self.work_package(package_id)
        self.assertEqual((package["name"], package["description"]), ("Edited", "For planning"))
        self.assertEqual(self.mutate(Mutation.delete_work_package([package_id])), [package_id])
        self.assertIsNone(self.work_package(package_id))

    def test_who_asks(self):
        user = self.ask(Query.current_user(), *GqlUserResponseFields.all_fields())
        self.assertIn("HC_WORK_PACKAGE:UPDATE", user["permissions"])
        modeller = self.client(self.issuer.token(roles=["TIMESERIES_MODELLER"]))
        user = self.ask(Query.current_user(), *GqlUserResponseFields.all_fields(), client=modeller)
        self.assertEqual((user["id"], user["username"]), ("42", "ada"))
        self.assertIn("HC_WORK_PACKAGE:CREATE", user["permissions"])
        self.assertNotIn("HC_WORK_PACKAGE:UPDATE", user["permissions"])


class Refusing(ClientTest):
    def test_bad_input(self):
        work = inputs.guide_example()
        work.search.max_steps = 0
        work.constraints.voltage.hv.min_pu = 1.2
        with self.assertRaises(GraphQLClientGraphQLMultiError) as raised:
            self.run_lv("Bad", work)
        fields = {error.extensions["field"] for error in raised.exception.errors}
        self.assertIn("search.maxSteps", fields)
        self.assertTrue(any(field.startswith("constraints.voltage.hv") for field in fields))
        codes = {error.extensions["code"] for error in raised.exception.errors}
        self.assertEqual(codes, {"BAD_USER_INPUT"})

    def test_an_unknown_feeder(self):
        work = inputs.guide_example("../../etc")
        error = self.refusal(Mutation.run_intrinsic_work_package(work, "Unknown"))
        self.assertEqual(error.extensions["field"], "syf.feeders")

    def test_an_unknown_id(self):
        unknown = "00000000-0000-4000-8000-000000000000"
        for field in [
            Mutation.cancel_work_package(unknown),
            Mutation.delete_work_package([unknown]),
            Mutation.edit_work_package(unknown, name="Nothing"),
        ]:
            error = self.refusal(field)
            self.assertEqual(error.extensions["code"], "NOT_FOUND", str(error))
            self.assertIn(unknown, error.message)
        self.assertIsNone(self.work_package(unknown))

    def test_a_missing_permission(self):
        reader = self.client(self.issuer.token(permissions=["HC_WORK_PACKAGE:READ"]))
        package_id = self.run_lv("Of somebody else", inputs.short_search())
        for field, permission in [
            (Mutation.run_intrinsic_work_package(inputs.short_search(), "Mine"), "CREATE"),
            (Mutation.run_hv_node_headroom_work_package(inputs.hv_nodes(), "Mine"), "CREATE"),
            (Mutation.edit_work_package(package_id, name="Mine"), "UPDATE"),
            (Mutation.cancel_work_package(package_id), "CANCEL"),
            (Mutation.delete_work_package([package_id]), "DELETE"),
        ]:
            error = self.refusal(field, reader)
            self.assertEqual(error.extensions["code"], "FORBIDDEN")
            self.assertIn(f"HC_WORK_PACKAGE:{permission}", error.message)
        self.assertEqual(self.ended(package_id)["name"], "Of somebody else")

    def test_a_bad_token(self):
        expired = self.issuer.token(exp=int(time.time()) - 600)
        elsewhere = self.issuer.token(aud="another")
        for token in [None, "made up", f"{TOKEN}.", expired, elsewhere]:
            client = self.client(token)
            with self.assertRaises(GraphQLClientHttpError) as raised:
                self.ask(Query.get_active_work_packages(), client=client)
            self.assertEqual(raised.exception.status_code, 401)
            body = raised.exception.response.json()
            self.assertEqual(body["errors"][0]["extensions"]["code"], "UNAUTHENTICATED")
            self.assertNotIn(token or "?", raised.exception.response.text)


class Restarting(ClientTest):
    def test_nothing_stays_running_and_results_stay(self):
        done = self.run_lv("Done before", inputs.short_search())
        self.ended(done)
        before = self.table(done, "lv_group_hosting_capacity")
        running = self.run_lv("Running then", inputs.long_search())
        self.assertIn(running, self.ask(Query.get_active_work_packages()))
        self.server.restart()
        self.eas = self.client()
        self.assertEqual(self.work_package(running)["status"], "FAILED")
        self.assertEqual(self.ask(Query.get_active_work_packages()), [])
        self.assertEqual(self.table(done, "lv_group_hosting_capacity"), before)

    def test_a_signal_ends_it_and_no_token_was_written(self):
        self.assertEqual(self.server.end(), 0)
        self.assertNotIn(TOKEN, self.server.output)
        self.server.start()


if __name__ == "__main__":
    unittest.main()
