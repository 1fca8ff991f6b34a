//! Forms and documents that are none: each is refused in words of its service, and changes nothing.

use vpce::server::{Exchange, Received, Settings};

use super::in_memory;
use vpce::base::config::Config;
use vpce::protocol::HttpAnswer;

fn served() -> Exchange {
    Exchange::new(&Settings::default(), in_memory(Config::default()))
}

/// A request of the service of this signing name, by anybody.
fn received(service: &str, method: &str, target: &str, kind: Option<&str>, body: &[u8]) -> Received {
    let credential = format!("111122223333/20260101/us-east-1/{service}/aws4_request");
    let authorization = format!("AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=host, Signature=0");
    let mut headers = vec![("host", "localhost"), ("authorization", authorization.as_str())];
    headers.extend(kind.map(|kind| ("content-type", kind)));
    let headers = headers.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    Received { method: method.to_owned(), path: path.to_owned(), query: query.to_owned(), headers, body: body.to_vec() }
}

const FORM: Option<&str> = Some("application/x-www-form-urlencoded");

/// Status, code and message; the code is `-` for what is no error.
fn told(answer: &HttpAnswer) -> (u16, String, String) {
    let body = String::from_utf8_lossy(&answer.body);
    let between = |start: &str, end: &str| {
        body.split_once(start).map(|(_, rest)| rest.split_once(end).unwrap_or_default().0.to_owned())
    };
    (
        answer.status,
        between("<Code>", "</Code>").unwrap_or("-".to_owned()),
        between("<Message>", "</Message>").unwrap_or_default(),
    )
}

#[test]
fn forms_that_are_none() {
    let served = served();
    let ask = |service: &str, body: &[u8]| told(&served.answer(&received(service, "POST", "/", FORM, body)));
    let unrecognized = |name: &str| format!("The parameter {name} is not recognized");
    let unreadable =
        "The query string contains a syntax error: it is not written in UTF-8, or has a % that starts no escape.";
    let subnets = "Action=DescribeSubnets&Version=2016-11-15&";
    for (parameters, code, message) in [
        ("Filter.99999999999999999999.Name=x", "UnknownParameter", unrecognized("Filter.99999999999999999999.Name")),
        ("SubnetId.0=subnet-1", "UnknownParameter", unrecognized("SubnetId.0")),
        ("SubnetId.-1=x", "UnknownParameter", unrecognized("SubnetId.-1")),
        ("SubnetId.1.1=x", "UnknownParameter", unrecognized("SubnetId.1.1")),
        ("SubnetId..1=x", "UnknownParameter", unrecognized("SubnetId..1")),
        ("SubnetId.=x", "UnknownParameter", unrecognized("SubnetId.")),
        ("=x", "UnknownParameter", unrecognized("")),
        ("subnetid.1=x", "UnknownParameter", unrecognized("subnetid.1")),
        (
            "SubnetId%2E1=subnet-0123456789abcdef0",
            "InvalidSubnetID.NotFound",
            "The subnet ID 'subnet-0123456789abcdef0' does not exist".to_owned(),
        ),
        ("MaxResults=%31%30", "-", String::new()),
        (
            "SubnetId.1=a&SubnetId.1=b",
            "InvalidParameterValue",
            "The request cannot be read: the parameter SubnetId.1 is given more than once.".to_owned(),
        ),
        ("Filter.1.Name=%FF", "MalformedQueryString", unreadable.to_owned()),
        ("Filter.1.Name=%C3", "MalformedQueryString", unreadable.to_owned()),
        ("Filter.1.Name=%zz", "MalformedQueryString", unreadable.to_owned()),
        ("Filter.1.Name=%4", "MalformedQueryString", unreadable.to_owned()),
        ("%", "MalformedQueryString", unreadable.to_owned()),
    ] {
        let (status, told, why) = ask("ec2", format!("{subnets}{parameters}").as_bytes());
        assert_eq!((told.as_str(), &why), (code, &message), "{parameters}");
        assert_eq!(status, if code == "-" { 200 } else { 400 });
    }
    assert_eq!(ask("ec2", &[subnets.as_bytes(), b"NextToken=\xff"].concat()).1, "MalformedQueryString");
    // The services of the Query protocol, in the protocol's own words.
    let lists = "Action=DescribeLoadBalancers&Version=2015-12-01&";
    for (parameters, code, message) in [
        ("Names.1=x", "MalformedInput", "Top level element may not be treated as a list".to_owned()),
        ("Names=x", "MalformedInput", "Unexpected list element termination".to_owned()),
        ("Names.member.1.Key=x", "MalformedInput", "Start of list found where not expected".to_owned()),
        ("Marker.1=x", "MalformedInput", "Start of list found where not expected".to_owned()),
        ("PageSize=x", "MalformedInput", "Value (x) for parameter PageSize is invalid. It is no integer.".to_owned()),
        ("Nonsense=x", "UnknownParameter", unrecognized("Nonsense")),
        ("Marker=%zz", "MalformedQueryString", unreadable.to_owned()),
    ] {
        let (_, told, why) = ask("elasticloadbalancing", format!("{lists}{parameters}").as_bytes());
        assert_eq!((told.as_str(), why), (code, message), "{parameters}");
    }
    for (service, body, code, message) in [
        (
            "sns",
            "Action=Nonsense&Version=2010-03-31",
            "InvalidAction",
            "The action Nonsense is not valid for this web service.",
        ),
        (
            "sts",
            "Action=GetCallerIdentity&Version=1999-01-01",
            "InvalidAction",
            "Could not find operation GetCallerIdentity for version 1999-01-01",
        ),
        (
            "ec2",
            "Action=DescribeVpcs&Version=2015-12-01",
            "NoSuchVersion",
            "The requested version (2015-12-01) of service AmazonEC2 does not exist",
        ),
        (
            "ec2",
            "Action=Nonsense&Version=2016-11-15",
            "InvalidAction",
            "The action Nonsense is not valid for this web service.",
        ),
        ("ec2", "Action=", "InvalidAction", "The action  is not valid for this web service."),
        ("ec2", "Version=2016-11-15", "MissingAction", "The request names no action of a service that is served here."),
    ] {
        let (status, told, why) = ask(service, body.as_bytes());
        assert_eq!((status, told.as_str(), why.as_str()), (400, code, message), "{body}");
    }
}

#[test]
fn where_a_form_may_be_and_by_which_method() {
    let served = served();
    let (action, identity) =
        ("/?Action=GetCallerIdentity&Version=2011-06-15", "Action=GetCallerIdentity&Version=2011-06-15");
    for (method, target, kind, body, status) in [
        ("GET", action, None, "", 200),
        ("POST", action, None, "", 200),
        ("POST", "/", FORM, identity, 200),
        ("POST", "/", None, identity, 200),
        ("POST", "/", Some("Application/X-WWW-Form-Urlencoded; charset=utf-8"), identity, 200),
        ("POST", "/?Version=2011-06-15", FORM, "Action=GetCallerIdentity", 200),
        ("POST", "/", Some("text/xml"), identity, 400),
        ("POST", "/", Some("application/json"), identity, 400),
        ("POST", "/", Some("multipart/form-data; boundary=x"), identity, 400),
        ("POST", "/", Some("é"), identity, 400),
        ("POST", "/", FORM, "", 400),
        ("HEAD", action, None, "", 405),
        ("PUT", "/", FORM, identity, 405),
        ("DELETE", action, None, "", 405),
        ("OPTIONS", action, None, "", 405),
        ("get", action, None, "", 405),
        ("NONSENSE", action, None, "", 405),
        ("TRACE", action, None, "", 405),
    ] {
        let (told, code, _) = told(&served.answer(&received("sts", method, target, kind, body.as_bytes())));
        assert_eq!(told, status, "{method} {target} {kind:?}: {code}");
    }
}

#[test]
fn documents_that_are_none() {
    let served = served();
    let root = |inner: &str| {
        format!(
            "<CreateHostedZoneRequest xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\">{inner}</CreateHostedZoneRequest>"
        )
    };
    let whole = root("<Name>a.example</Name><CallerReference>1</CallerReference>");
    let ten_of = |n: i32| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10));
    let laughs = (1..30).map(ten_of).collect::<Vec<_>>().concat();
    let outside = |what: &str| format!("<!DOCTYPE x [<!ENTITY e SYSTEM \"{what}\">]>{}", root("<Name>&e;</Name>"));
    let unparsed = "Could not parse XML";
    let ask = |body: &str| {
        told(&served.answer(&received("route53", "POST", "/2013-04-01/hostedzone", None, body.as_bytes())))
    };
    for (body, code, message) in [
        ("<", "MalformedInput", unparsed),
        ("{\"Name\": 1}", "MalformedInput", unparsed),
        ("nonsense", "MalformedInput", unparsed),
        ("<a></b>", "MalformedInput", unparsed),
        (&whole[..whole.len() - 3], "MalformedInput", unparsed),
        (&format!("{whole}{whole}"), "MalformedInput", unparsed),
        (&root("<Name>&nope;</Name>"), "MalformedInput", unparsed),
        (&root("<Name>\0</Name>"), "MalformedInput", unparsed),
        (
            &format!("<!DOCTYPE x [<!ENTITY l0 \"lol\">{laughs}]>{}", root("<Name>&l29;</Name>")),
            "MalformedInput",
            unparsed,
        ),
        (&outside("file:///etc/passwd"), "MalformedInput", unparsed),
        (&outside("http://127.0.0.1:1/"), "MalformedInput", unparsed),
        (
            &format!("<!DOCTYPE x [<!ENTITY % p SYSTEM \"file:///etc/passwd\">%p;]>{}", root("&p;")),
            "MalformedInput",
            unparsed,
        ),
        (&"<a>".repeat(100_000), "MalformedInput", unparsed),
        (&format!("{}{}", "<a>".repeat(10_000), "</a>".repeat(10_000)), "MalformedInput", unparsed),
        ("<Name>a.example</Name>", "MalformedInput", "Name is not valid, expected CreateHostedZoneRequest"),
        (
            "<ChangeResourceRecordSetsRequest/>",
            "MalformedInput",
            "ChangeResourceRecordSetsRequest is not valid, expected CreateHostedZoneRequest",
        ),
        (
            &root("<Name>a</Name><Name>b</Name><CallerReference>1</CallerReference>"),
            "InvalidInput",
            "Invalid XML ; cvc-complex-type.2.4.d: Invalid content was found. No child element is expected at this point.",
        ),
    ] {
        let (status, told, why) = ask(body);
        let shown: String = body.chars().take(120).collect();
        assert_eq!((status, told.as_str(), why.as_str()), (400, code, message), "{shown}");
    }
    assert_eq!(ask("").0, 400);
    assert_eq!(ask(&format!("<CreateHostedZoneRequest>{}</CreateHostedZoneRequest>", "<a/>".repeat(200_000))).0, 400);
    let changes = |ttl: &str| {
        let set = format!("<Name>a.example</Name><Type>A</Type><TTL>{ttl}</TTL>");
        let change = format!("<Change><Action>CREATE</Action><ResourceRecordSet>{set}</ResourceRecordSet></Change>");
        let body = format!(
            "<ChangeResourceRecordSetsRequest><ChangeBatch><Changes>{change}</Changes></ChangeBatch></ChangeResourceRecordSetsRequest>"
        );
        told(&served.answer(&received("route53", "POST", "/2013-04-01/hostedzone/Z1/rrset/", None, body.as_bytes())))
    };
    assert_eq!(changes("many").2, "Invalid XML ; cvc-datatype-valid.1.2.1: 'many' is not a valid value for 'integer'.");
    assert_eq!(changes("99999999999999999999999").1, "InvalidInput");
    // A query string is looked at in the same way.
    let query = |target: &str| told(&served.answer(&received("route53", "GET", target, None, b"")));
    assert_eq!(query("/2013-04-01/hostedzone?maxitems=%zz").1, "MalformedQueryString");
    assert_eq!(query("/2013-04-01/hostedzone?maxitems=x").1, "InvalidInput");
    assert_eq!(query("/2013-04-01/hostedzone?nonsense=x").0, 200);
    for (method, path) in [
        ("GET", "/"),
        ("PUT", "/2013-04-01/hostedzone"),
        ("GET", "/2012-12-12/hostedzone"),
        ("GET", "*"),
        ("GET", "/2013-04-01/hostedzone/a/b/c/d"),
    ] {
        let answer = told(&served.answer(&received("route53", method, path, None, b"")));
        assert_eq!((answer.0, answer.1.as_str()), (404, "UnknownOperationException"), "{method} {path}");
    }
    // Markup that is well-formed is read, however it is written; what a document does not say is not there.
    let odd = "\u{feff}<?xml version=\"1.0\"?><!DOCTYPE x><!-- c --><n:CreateHostedZoneRequest xmlns:n=\"https://route53.amazonaws.com/doc/2013-04-01/\">\
               <n:Name><![CDATA[b.exa]]>mple&#46;</n:Name><?p?><CallerReference>&lt;2&gt;</CallerReference></n:CreateHostedZoneRequest>";
    assert_eq!(ask(odd).0, 201);
    let zones = served.answer(&received("route53", "GET", "/2013-04-01/hostedzone", None, b""));
    let zones = String::from_utf8(zones.body).unwrap();
    assert_eq!(zones.matches("<Name>").count(), 1, "what is refused leaves nothing: {zones}");
    assert!(zones.contains("<Name>b.example.</Name>") && zones.contains("&lt;2&gt;"), "{zones}");
    assert!(!zones.contains("a.example"), "{zones}");
}
