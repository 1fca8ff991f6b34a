//! Small services for the tests of this module, with what the services of the tables do not have all of: maps, REST
//! locations, attributes in headers.

use crate::model::shape::{Bounds, Kind, Location, Member, Operation, Protocol, Service, Shape};

/// A REST service in the manner of Route 53.
pub(super) static REST: Service = Service {
    command: "zones",
    service_id: "Zones",
    api_version: "2013-04-01",
    signing_name: "zones",
    protocol: Protocol::RestXml,
    xml_namespace: "https://zones.example/doc/",
    target_prefix: "",
    operations: &[
        operation("ChangeRecords", ("POST", "/v1/zone/{Id}/records/"), &CHANGE, None),
        operation("CreateZone", ("POST", "/v1/zone"), &CREATE, Some(&CREATED)),
        operation("ListZones", ("GET", "/v1/zone"), &LIST, None),
    ],
    waiters: &[],
};

/// A Query service in the manner of SNS.
pub(super) static QUERY: Service = Service {
    command: "topics",
    service_id: "Topics",
    api_version: "2010-03-31",
    signing_name: "topics",
    protocol: Protocol::Query,
    xml_namespace: "http://topics.example/doc/",
    target_prefix: "",
    operations: &[Operation {
        result_wrapper: Some("CreateTopicResult"),
        ..operation("CreateTopic", ("POST", "/"), &TOPIC, Some(&TOPIC))
    }],
    waiters: &[],
};

/// A JSON service, with all kinds of values.
pub(super) static JSON: Service = Service {
    command: "jobs",
    service_id: "Jobs",
    api_version: "2020-01-01",
    signing_name: "jobs",
    protocol: Protocol::Json,
    xml_namespace: "",
    target_prefix: "Jobs_2020",
    operations: &[operation("PutJob", ("POST", "/"), &JOB, Some(&JOB))],
    waiters: &[],
};

const fn operation(
    name: &'static str,
    http: (&'static str, &'static str),
    input: &'static Shape,
    output: Option<&'static Shape>,
) -> Operation {
    Operation {
        name,
        command: name,
        http,
        status: 200,
        input,
        output,
        result_wrapper: None,
        paginator: None,
        help: "",
        example: "",
    }
}

const fn member(name: &'static str, shape: &'static Shape) -> Member {
    let (option, request_name, response_name) = (name, name, name);
    let (required, location, idempotency_token, help) = (false, Location::Body, false, "");
    Member { name, option, shape, required, request_name, response_name, location, idempotency_token, help }
}

const fn shape(kind: Kind) -> Shape {
    Shape { name: "", kind }
}

const fn list(item: &'static Shape, item_name: &'static str) -> Shape {
    shape(Kind::List { item, item_name, flattened: false, bounds: Bounds::NONE })
}

static TEXT: Shape = shape(Kind::String { choices: &[], bounds: Bounds::NONE });
static NUMBER: Shape = shape(Kind::Long(Bounds::NONE));
static FLAG: Shape = shape(Kind::Boolean);
static RECORD: Shape = shape(Kind::Structure(&[
    member("Action", &TEXT),
    member("Name", &TEXT),
    member("TTL", &NUMBER),
    member("Private", &FLAG),
]));
static RECORDS: Shape = list(&RECORD, "Record");
static TEXTS: Shape = list(&TEXT, "member");
static TEXT_MAP: Shape = shape(Kind::Map { key: &TEXT, value: &TEXT, names: ("key", "value"), bounds: Bounds::NONE });
static CHANGE: Shape =
    shape(Kind::Structure(&[Member { location: Location::Uri, ..member("Id", &TEXT) }, member("Records", &RECORDS)]));
static CREATE: Shape = shape(Kind::Structure(&[member("Name", &TEXT), member("Comment", &TEXT)]));
static CREATED: Shape = shape(Kind::Structure(&[
    member("Zone", &RECORD),
    Member { location: Location::Header, ..member("Location", &TEXT) },
]));
static LIST: Shape = shape(Kind::Structure(&[
    Member { location: Location::QueryString, request_name: "maxitems", ..member("MaxItems", &NUMBER) },
    Member { location: Location::QueryString, request_name: "marker", ..member("Marker", &TEXT) },
]));
static TOPIC: Shape =
    shape(Kind::Structure(&[member("Name", &TEXT), member("Attributes", &TEXT_MAP), member("Keys", &TEXTS)]));
static JOB: Shape = shape(Kind::Structure(&[
    member("Name", &TEXT),
    member("When", &MOMENT),
    member("Data", &BYTES),
    member("Tags", &TEXT_MAP),
    member("Keys", &TEXTS),
    member("Parts", &PARTS),
    member("Started", &MOMENT),
]));
static MOMENT: Shape = shape(Kind::Timestamp);
static BYTES: Shape = shape(Kind::Blob);
static SHARE: Shape = shape(Kind::Double);
static PARTS: Shape = list(&PART, "member");
static PART: Shape =
    shape(Kind::Structure(&[member("Count", &NUMBER), member("Share", &SHARE), member("Done", &FLAG)]));
