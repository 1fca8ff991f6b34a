//! The rules of connection notifications, by the sections of the facts that `model.rs` names.

use serde_json::json;

use crate::model::{Call, Expected, Model, Notification, Refusals, no_endpoint, no_notification};

impl Model {
    pub(crate) fn check_notification(call: &Call<'_>, no: &mut Refusals) -> Vec<String> {
        if let Some(topic) = call.text("ConnectionNotificationArn") {
            // One that there is not may be named [I]: it only gets nothing.
            if !topic.starts_with("arn:aws:sns:") {
                no.add("InvalidParameter", format!("Invalid connection notification ARN: '{topic}'"), "C");
            }
        }
        let mut events = call.list("ConnectionEvents");
        for event in &events {
            if !["Accept", "Connect", "Delete", "Reject"].contains(&event.as_str()) {
                let text =
                    format!("Invalid connection event: '{event}'. Valid values are Accept, Connect, Delete, Reject.");
                no.add("InvalidParameter", text, "C");
            }
        }
        // Not in the order of the request (§5.14).
        events.sort();
        events.dedup();
        events
    }

    /// §5.14, Q5
    pub(crate) fn create_notification(&mut self, call: &Call<'_>) -> Expected {
        let mut no = Refusals::default();
        let events = Self::check_notification(call, &mut no);
        let about = match (call.text("ServiceId"), call.text("VpcEndpointId")) {
            (Some(id), None) => self.own_service(call, id).map(|_| ("ServiceId", id.to_owned())),
            (None, Some(id)) => self.own_endpoint(call, id).and_then(|index| {
                // [I] one that is being deleted is none to be notified about.
                let is_deleting = self.endpoints[index].state(self.now) == "deleting";
                let no = Refusals::one("InvalidVpcEndpointId.NotFound", no_endpoint(id), "§2.1, [I]");
                if is_deleting { Err(no) } else { Ok(("VpcEndpointId", id.to_owned())) }
            }),
            _ => Err(Refusals::one(
                "InvalidParameter",
                "Exactly one of ServiceId or VpcEndpointId must be specified.",
                "C",
            )),
        };
        let about = match about {
            Ok(about) => about,
            Err(others) => return Err(others.or(no)),
        };
        no.none()?;
        let notification = Notification {
            id: format!("vpce-nfn-{}", call.label),
            place: call.at,
            about,
            topic: call.text("ConnectionNotificationArn").unwrap_or_default().to_owned(),
            events,
        };
        let mut answer = json!({ "ConnectionNotification": self.notification_view(&notification) });
        if let Some(token) = call.text("ClientToken") {
            answer["ClientToken"] = json!(token);
        }
        self.notifications.push(notification);
        Ok(answer)
    }

    /// [I] A notification goes with what it is about.
    pub(crate) fn is_there(&self, notification: &Notification) -> bool {
        let about = &notification.about.1;
        self.services.iter().any(|service| service.id == *about && !self.is_gone(service))
            || self.endpoints.iter().any(|endpoint| endpoint.id == *about && endpoint.state(self.now) != "gone")
    }

    pub(crate) fn own_notification(&self, call: &Call<'_>, id: &str) -> Result<usize, Refusals> {
        let found =
            self.notifications.iter().position(|has| has.id == id && has.place == call.at && self.is_there(has));
        found.ok_or_else(|| no_notification(id))
    }

    /// §5.14
    pub(crate) fn modify_notification(&mut self, call: &Call<'_>) -> Expected {
        let mut no = Refusals::default();
        let events = Self::check_notification(call, &mut no);
        let index = match self.own_notification(call, call.text("ConnectionNotificationId").unwrap_or_default()) {
            Ok(index) => index,
            Err(others) => return Err(others.or(no)),
        };
        no.none()?;
        let notification = &mut self.notifications[index];
        if let Some(topic) = call.text("ConnectionNotificationArn") {
            topic.clone_into(&mut notification.topic);
        }
        if !events.is_empty() {
            notification.events = events;
        }
        Ok(json!({ "ReturnValue": true }))
    }

    /// §2.3: an unknown id refuses the whole call.
    pub(crate) fn delete_notifications(&mut self, call: &Call<'_>) -> Expected {
        let ids = call.list("ConnectionNotificationIds");
        let mut no = Refusals::default();
        for id in &ids {
            if let Err(others) = self.own_notification(call, id) {
                no.0.extend(others.0);
            }
        }
        no.none()?;
        self.notifications.retain(|notification| !ids.contains(&notification.id));
        Ok(json!({ "Unsuccessful": [] }))
    }
}
