// PrivateLink with @aws-sdk/client-ec2: waits, pages, refusals. AWS_ENDPOINT_URL says where; rich.sh has made what is there.
const assert = require("node:assert");
const {
  EC2Client, DescribeVpcEndpointsCommand, DescribeVpcEndpointConnectionsCommand, AcceptVpcEndpointConnectionsCommand,
  CreateVpcCommand, CreateVpcEndpointCommand, DeleteVpcEndpointsCommand, paginateDescribeVpcEndpoints, waitUntilVpcAvailable,
} = require("@aws-sdk/client-ec2");

const client = (account) => new EC2Client({ region: "us-east-1", credentials: { accessKeyId: account, secretAccessKey: "x" } });

async function main() {
  const provider = client("111122223333"), consumer = client("444455556666");
  const { EP, WAITS, SVC, CVPC, CSUB1 } = process.env;

  const one = (await consumer.send(new DescribeVpcEndpointsCommand({ VpcEndpointIds: [EP] }))).VpcEndpoints[0];
  assert.equal(one.State, "available");
  assert.ok(one.CreationTimestamp instanceof Date);
  assert.equal(one.Tags.find(({ Key }) => Key === "naïve").Value, "東京 café 🚀");
  assert.equal(one.Tags.find(({ Key }) => Key === "empty").Value, "");

  const ids = [];
  for await (const page of paginateDescribeVpcEndpoints({ client: consumer, pageSize: 5 }, {})) {
    ids.push(...page.VpcEndpoints.map(({ VpcEndpointId }) => VpcEndpointId));
  }
  assert.equal(new Set(ids).size, 7);

  await assert.rejects(consumer.send(new DescribeVpcEndpointsCommand({ VpcEndpointIds: ["vpce-0123456789abcdef0"] })), (error) => {
    assert.equal(error.name, "InvalidVpcEndpointId.NotFound");
    assert.equal(error.$metadata.httpStatusCode, 400);
    return true;
  });
  await assert.rejects(consumer.send(new CreateVpcCommand({ CidrBlock: "10.9.0.0/16", DryRun: true })), { name: "DryRunOperation" });

  const accepted = await provider.send(new AcceptVpcEndpointConnectionsCommand({ ServiceId: SVC, VpcEndpointIds: [WAITS] }));
  assert.deepEqual(accepted.Unsuccessful ?? [], []);
  const { VpcEndpointConnections } = await provider.send(
    new DescribeVpcEndpointConnectionsCommand({ Filters: [{ Name: "vpc-endpoint-id", Values: [WAITS] }] }));
  assert.equal(VpcEndpointConnections[0].VpcEndpointState, "available");

  const { Vpc } = await consumer.send(new CreateVpcCommand({ CidrBlock: "10.8.0.0/16" }));
  await waitUntilVpcAvailable({ client: consumer, maxWaitTime: 30 }, { VpcIds: [Vpc.VpcId] });

  const { VpcEndpoint } = await consumer.send(new CreateVpcEndpointCommand({
    VpcId: CVPC, VpcEndpointType: "Interface", ServiceName: `com.amazonaws.vpce.us-east-1.${SVC}`, SubnetIds: [CSUB1] }));
  assert.equal(VpcEndpoint.State, "pendingAcceptance");
  await consumer.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [VpcEndpoint.VpcEndpointId] }));
  console.log("javascript: all well");
}

main().catch((error) => { console.error(error); process.exit(1); });
